package dev.faultline.fault.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.fault.Dose;
import dev.faultline.scenario.LinkSlow;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowLinkWatchTest {
  private static final Duration USUAL = Duration.ofMillis(4);
  private static final Duration SLOW = Duration.ofMillis(404);

  private final Queue<Duration> first = new ConcurrentLinkedQueue<>();
  private volatile Optional<Duration> answer = Optional.of(USUAL);
  private final SlowLinkWatch watch =
      new SlowLinkWatch(
          new LinkSlow("postgres", Duration.ofMillis(400), Duration.ZERO),
          () -> Optional.ofNullable(first.poll()).or(() -> answer));

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void aLinkThatStillAnswersSlowlyHasNotHealed() {
    watch.start();
    watch.faultStarts();
    answers(SLOW);
    answers(SLOW);
    assertThat(watch.bite()).isPresent();

    watch.faultEnds();
    answers(SLOW);
    assertThat(watch.healed()).isEmpty();

    answers(USUAL);
    assertThat(watch.healed()).isPresent();
  }

  @Test
  void aLinkThatIsNotSlowerWasNotBitten() {
    watch.start();
    watch.faultStarts();
    answers(USUAL);
    answers(USUAL);

    assertThat(watch.bite()).isEmpty();
    assertThat(watch.doses(Duration.ofSeconds(12), Duration.ofSeconds(5)))
        .extracting(Dose::name, Dose::measured)
        .containsExactly(tuple("slow-seconds", 0.0), tuple("added-latency", 0.0));
  }

  @Test
  void aLinkThatDoesNotAnswerBeforeTheFaultCannotBeSlowed() {
    answer = Optional.empty();

    assertThatThrownBy(watch::start).hasMessageContaining("nothing to slow");
  }

  @Test
  void oneLateAnswerBeforeTheFaultTakesNothingFromTheDose() {
    first.add(SLOW);
    watch.start();
    watch.faultStarts();
    answers(SLOW);
    answers(SLOW);

    assertThat(watch.doses(Duration.ofSeconds(12), Duration.ofSeconds(5)))
        .extracting(Dose::name, Dose::measured)
        .contains(tuple("added-latency", 400.0));
  }

  private void answers(Duration after) {
    answer = Optional.of(after);
    watch.look();
  }
}
