package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.background.Loop;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import dev.faultline.coupon.support.Rush;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class RaceIT {

  private static final int THREADS = 200;
  private static final int UNITS = 1_000;
  private static final int USERS = 1_200;

  private final Bench bench = Bench.shared();

  @Test
  void twoHundredThreadsRacingForAThousandUnitsGetExactlyAThousand() throws Exception {
    bench.ledger().offer("RACE", UNITS);
    var rush = new Rush(bench, "RACE");

    rush.run(THREADS, USERS);

    assertExactly(rush);
  }

  @Test
  void theSameHoldsOverTwoInstances() throws Exception {
    bench.ledger().offer("RACE-TWO", UNITS);
    try (var second = RunningRole.start("issue-api", bench.settings(Map.of()))) {
      var rush = new Rush(bench, "RACE-TWO", List.of(bench.issueApi(), second));

      rush.run(THREADS, USERS);

      // Only the row's lock keeps two instances apart; the table's own check would be an error.
      assertThat(rush.statuses().keySet())
          .noneMatch(status -> status.contains("STORE_UNAVAILABLE"));
      assertExactly(rush);
    }
  }

  @Test
  void theSameHoldsWhileConnectionsAreKilledAndCommitsFail(CapturedOutput log) throws Exception {
    bench.ledger().offer("RACE-KILLED", UNITS);
    bench
        .ledger()
        .execute(
            """
            create function fail_some_commits() returns trigger language plpgsql as $$
            begin
              if new.coupon_code = 'RACE-KILLED' and random() < 0.004 then
                raise exception 'a commit that fails' using errcode = '40001';
              end if;
              return null;
            end $$
            """);
    bench
        .ledger()
        .execute(
            "create constraint trigger fail_some_commits after insert on claim"
                + " deferrable initially deferred for each row execute function fail_some_commits()");
    var killer = new Loop("killer", Duration.ofMillis(150), this::killOneConnection);
    var rush = new Rush(bench, "RACE-KILLED");
    killer.start();
    try {
      rush.run(THREADS, USERS);
    } finally {
      killer.stop(Duration.ofSeconds(5));
      bench.ledger().execute("drop trigger fail_some_commits on claim");
    }

    assertThat(rush.statuses()).as("the faults bit").containsKey("503 OUTCOME_UNKNOWN");
    assertThat(log.getAll().lines())
        .as("told in lines, not in stacks")
        .anyMatch(line -> line.contains("not settled since the last line"))
        .noneMatch(line -> line.contains("overridden by rollback exception"));
    assertExactly(rush);
  }

  @Test
  void couponsThatShareACommitDoNotShareUnitsOverTwoInstances() throws Exception {
    int units = 40;
    int users = 60;
    try (var second = RunningRole.start("issue-api", bench.settings(Map.of()));
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Rush> rushes =
          IntStream.range(0, 12)
              .mapToObj(
                  number -> new Rush(bench, "SHARED-" + number, List.of(bench.issueApi(), second)))
              .toList();
      rushes.forEach(rush -> bench.ledger().offer(rush.code(), units));

      List<Future<?>> running = new ArrayList<>();
      rushes.forEach(
          rush ->
              running.add(
                  pool.submit(
                      () -> {
                        rush.run(15, users);
                        return null;
                      })));
      for (Future<?> one : running) {
        one.get(180, TimeUnit.SECONDS);
      }

      for (Rush rush : rushes) {
        // Two instances that waited for coupons while they hold others would end each other's
        // commits.
        assertThat(rush.statuses().keySet())
            .noneMatch(status -> status.contains("STORE_UNAVAILABLE"));
        assertExactly(rush, units, users);
      }
    }
  }

  private void killOneConnection() {
    bench
        .ledger()
        .execute(
            "do 'begin perform pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = ''issue-api'' and state <> ''idle'' limit 1; end'");
  }

  private void assertExactly(Rush rush) {
    assertExactly(rush, UNITS, USERS);
  }

  private void assertExactly(Rush rush, int units, int users) {
    String code = rush.code();
    assertThat(rush.surprises()).isEmpty();
    assertThat(rush.statuses().keySet()).noneMatch(status -> status.startsWith("500"));
    assertThat(rush.accepted()).hasSize(units);
    assertThat(rush.exhausted()).hasSize(users - units);
    assertThat(bench.ledger().claimed(code)).isEqualTo(units);
    assertThat(bench.ledger().requestIds(code))
        .containsExactlyInAnyOrderElementsOf(rush.accepted().values());
    assertRepetitionsAnswerWithTheFirstId(rush, code);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(bench.ledger().holders(code)).isEqualTo(rush.accepted()));
  }

  private void assertRepetitionsAnswerWithTheFirstId(Rush rush, String code) {
    rush.accepted().entrySet().stream()
        .limit(20)
        .forEach(
            first -> {
              Reply again = bench.issueApi().ask(bench.tokens().of(first.getKey()), code);
              assertThat(again.status()).as(again.text()).isEqualTo(200);
              assertThat(again.field("requestId")).isEqualTo(first.getValue());
              assertThat(again.field("duplicate")).isEqualTo("true");
            });
  }
}
