package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.run.TimelineEvent.StatusPageSeen;
import dev.faultline.run.TimelineEvent.StatusPageSeen.StatusPage;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operations did about it, and what users read meanwhile. */
class ResponsesTest {
  private static final String NAME = "restart-worker-1";
  private static final Instant STARTED = RunBuilder.INJECTED.plusSeconds(5);
  private static final Instant FIRED = RunBuilder.INJECTED.plusSeconds(4);

  @TempDir Path folder;

  @Test
  void a_response_that_came_and_took_effect_changes_no_verdict() {
    Judged judged = responding(run -> came(run, true));

    judged.is(Verdict.PASS);
    assertThat(judged.check("response-done " + NAME).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_response_that_never_came_is_invalid() {
    responding(run -> {}).is(Verdict.INVALID, "response-done " + NAME);
  }

  @Test
  void a_response_that_nobody_saw_take_effect_is_invalid() {
    responding(run -> came(run, false)).is(Verdict.INVALID, "response-done " + NAME);
  }

  @Test
  void a_response_whose_alert_never_fired_is_invalid_and_says_so() {
    Judged judged =
        responding(
            run ->
                run.timeline.add(
                    new ResponseFailed(RunBuilder.RECOVERED, NAME, "the load ended before")));

    judged.is(Verdict.INVALID, "response-done " + NAME);
    assertThat(judged.check("response-done " + NAME).counterexamples())
        .contains(NAME + ": the load ended before");
  }

  @Test
  void the_figures_before_and_after_a_response_stand_side_by_side() throws IOException {
    RunBuilder builder = new RunBuilder(folder);
    respond(builder);
    came(builder, true);
    builder.withoutSeries("consumer-lag");
    for (int second = 0; second < 42; second++) {
      double lag = RunBuilder.START.plusSeconds(second).isBefore(STARTED) ? 700 : 30;
      builder.samples.add(
          new Sample(RunBuilder.START.plusSeconds(second).toEpochMilli(), "consumer-lag", lag));
    }

    assertThat(ResponseEffect.read(builder.write()))
        .singleElement()
        .satisfies(
            effect -> {
              assertThat(effect.confirmed()).contains(STARTED.plusSeconds(2));
              assertThat(effect.changes())
                  .filteredOn(change -> change.figure().equals("consumer-lag"))
                  .extracting(ResponseEffect.Change::text)
                  .containsExactly("700 → 30");
              assertThat(effect.changes())
                  .filteredOn(change -> change.figure().equals("cpu-use"))
                  .extracting(ResponseEffect.Change::text)
                  .containsExactly("? → ?");
            });
  }

  @Test
  void an_announcement_counts_from_the_injection_until_users_read_it() {
    Judged judged = announcing(run -> announced(run, 7));

    judged.is(Verdict.PASS);
    assertThat(judged.check("time-to-announce").measured().orElseThrow().text()).isEqualTo("7 s");
  }

  @Test
  void an_announcement_that_comes_too_late_fails() {
    announcing(run -> announced(run, 21)).is(Verdict.FAIL, "time-to-announce");
  }

  @Test
  void without_any_announcement_it_took_longer_than_the_load() {
    announcing(run -> {}).is(Verdict.FAIL, "time-to-announce");
  }

  @Test
  void without_an_announcement_of_a_fault_that_never_bit_nothing_is_proven() {
    announcing(run -> run.without(FaultConfirmed.class))
        .is(Verdict.INVALID, "fault-bit", "time-to-announce");
  }

  @Test
  void a_status_page_that_tells_in_time_and_clears_is_fine() {
    Judged judged = delayed(run -> page(run, 2, 20));

    judged.is(Verdict.PASS);
    assertThat(judged.check("status-page-told").measured().orElseThrow().text()).isEqualTo("2 s");
    assertThat(judged.check("status-page-clears").measured().orElseThrow().text()).isEqualTo("5 s");
  }

  @Test
  void a_status_page_that_tells_too_late_fails() {
    delayed(run -> page(run, 15.1, 20)).is(Verdict.FAIL, "status-page-told");
  }

  @Test
  void a_status_page_that_never_tells_fails() {
    delayed(
            run ->
                run.timeline.add(
                    new StatusPageSeen(RunBuilder.START, StatusPage.NOT_DELAYED, "nothing")))
        .is(Verdict.FAIL, "status-page-told");
  }

  @Test
  void a_status_page_that_never_clears_fails() {
    delayed(
            run ->
                run.timeline.add(
                    new StatusPageSeen(FIRED.plusSeconds(2), StatusPage.DELAYED, "late")))
        .is(Verdict.FAIL, "status-page-clears");
  }

  @Test
  void a_status_page_that_nobody_looked_at_is_invalid() {
    delayed(run -> {}).is(Verdict.INVALID, "status-page-told");
  }

  private Judged announcing(Consumer<RunBuilder> change) {
    return Judged.with(
        folder,
        run -> {
          run.scenario =
              run.scenario.replace(
                  "slo:\n", "slo:\n  - { phase: fault, metric: time-to-announce, max: 20s }\n");
          change.accept(run);
        });
  }

  private static void announced(RunBuilder run, int after) {
    Instant at = RunBuilder.INJECTED.plusSeconds(after);
    run.timeline.add(
        new ResponseStarted(at.minusSeconds(1), "announce-worker-1", "announce", "worker-1", "x"));
    run.timeline.add(new ResponseConfirmed(at, "announce-worker-1", "users read it"));
  }

  private Judged responding(Consumer<RunBuilder> change) {
    return Judged.with(
        folder,
        run -> {
          respond(run);
          change.accept(run);
        });
  }

  private static void respond(RunBuilder run) {
    run.scenario =
        run.scenario.replace(
            "alerts:\n",
            "responses:\n  - { when: BrokerDown, action: restart, target: worker-1 }\nalerts:\n");
  }

  private static void came(RunBuilder run, boolean tookEffect) {
    run.timeline.add(new ResponseStarted(STARTED, NAME, "restart", "worker-1", "BrokerDown fires"));
    if (tookEffect) {
      run.timeline.add(new ResponseConfirmed(STARTED.plusSeconds(2), NAME, "ready"));
    }
  }

  /** A scenario that expects the lag to be noticed; the alert fires for 24 s. */
  private Judged delayed(Consumer<RunBuilder> change) {
    return Judged.with(
        folder,
        run -> {
          run.scenario = run.scenario.replace("BrokerDown", "KafkaLagAct");
          run.timeline.replaceAll(
              event ->
                  switch (event) {
                    case AlertFiring firing -> new AlertFiring(firing.at(), "KafkaLagAct");
                    case AlertCleared cleared -> new AlertCleared(cleared.at(), "KafkaLagAct");
                    case NoticeReceived notice ->
                        new NoticeReceived(
                            notice.at(),
                            notice.channel(),
                            notice.to(),
                            "KafkaLagAct",
                            notice.firing(),
                            notice.title(),
                            notice.text());
                    default -> event;
                  });
          change.accept(run);
        });
  }

  /**
   * @param after the alert fired
   * @param until after the injection
   */
  private static void page(RunBuilder run, double after, int until) {
    run.timeline.add(new StatusPageSeen(RunBuilder.START, StatusPage.NOT_DELAYED, "nothing"));
    run.timeline.add(
        new StatusPageSeen(
            FIRED.plusMillis(Math.round(after * 1000)), StatusPage.DELAYED, "쿠폰 발급 지연 중"));
    run.timeline.add(
        new StatusPageSeen(
            RunBuilder.INJECTED.plusSeconds(until), StatusPage.NOT_DELAYED, "nothing"));
  }
}
