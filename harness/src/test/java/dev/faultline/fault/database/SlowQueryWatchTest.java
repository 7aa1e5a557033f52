package dev.faultline.fault.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.fault.Dose;
import dev.faultline.fault.database.Statements.Reading;
import dev.faultline.scenario.SlowQuery;
import dev.faultline.scenario.Step;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowQueryWatchTest {
  private static final double USUAL_MILLIS = 3;
  private static final double SLOW_MILLIS = 1003;

  private Reading now = new Reading(0, 0, 0);
  private final SlowQueryWatch watch =
      new SlowQueryWatch(new SlowQuery("postgres", Step.ISSUING, Duration.ofSeconds(1)), () -> now);

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void statementsThatTakeLongerAreSlowUntilOneIsFastAgain() {
    striking();
    ended(4, SLOW_MILLIS);
    ended(4, SLOW_MILLIS);
    assertThat(watch.bite()).hasValueSatisfying(said -> assertThat(said).contains("1000 ms"));

    watch.faultEnds();
    ended(2, SLOW_MILLIS);
    assertThat(watch.healed()).isEmpty();

    ended(2, USUAL_MILLIS);
    assertThat(watch.healed()).isPresent();
  }

  @Test
  void aStatementThatStillRunsKeepsTheFaultInForce() {
    striking();
    ended(1, SLOW_MILLIS);
    watch.faultEnds();
    runs(1);

    assertThat(watch.healed()).isEmpty();
  }

  @Test
  void aLookThatSawNoStatementSaysNothing() {
    striking();
    ended(1, SLOW_MILLIS);
    watch.faultEnds();
    runs(0);

    assertThat(watch.healed()).isEmpty();
  }

  @Test
  void statementsThatTakeAsLongAsBeforeWereNotBitten() {
    striking();
    ended(10, USUAL_MILLIS);
    ended(10, USUAL_MILLIS);

    assertThat(watch.bite()).isEmpty();
    assertThat(watch.doses(Duration.ofSeconds(12), Duration.ofSeconds(5)))
        .extracting(Dose::name, Dose::measured)
        .containsExactly(tuple("slow-seconds", 0.0), tuple("added-time", 0.0));
  }

  private void striking() {
    watch.look();
    ended(10, USUAL_MILLIS);
    watch.faultStarts();
  }

  private void ended(long count, double millisEach) {
    now = new Reading(now.finished() + count, now.millis() + count * millisEach, 0);
    watch.look();
  }

  private void runs(long overdue) {
    now = new Reading(now.finished(), now.millis(), overdue);
    watch.look();
  }
}
