package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.Sample;
import dev.faultline.run.StatusRead;
import dev.faultline.run.Stores.DeadLetterRow;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SLOs: limits on what was measured in a phase. */
class SlosHeldTest {
  private static final String STATUS_KNOWN =
      "phase: fault, metric: status-errors, max: 0, min-samples: 5";

  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  /** Adds one SLO to the scenario. */
  private static void slo(RunBuilder run, String slo) {
    run.scenario = run.scenario.replace("invariants:", "  - { " + slo + " }\ninvariants:");
  }

  @Test
  void latency_over_control_beyond_its_limit_fails() {
    Judged judged = judge(run -> run.change(PhaseName.FAULT, call -> OtherCall.taking(call, 200)));
    judged.is(Verdict.FAIL, "p95");
    assertThat(judged.check("p95").margin().orElseThrow().value()).isNegative();
  }

  @Test
  void latency_over_its_limit_proves_nothing_while_the_generator_is_late() {
    judge(
            run ->
                run.change(
                    PhaseName.FAULT, call -> OtherCall.late(OtherCall.taking(call, 200), 400)))
        .is(Verdict.INVALID, "p95", "start-lag-p99");
  }

  @Test
  void failures_beyond_their_share_fail() {
    Judged judged =
        judge(
            run ->
                run.change(
                    PhaseName.FAULT,
                    call ->
                        call.outcome() == Outcome.REFUSED
                            ? OtherCall.with(call, Outcome.FAILED, 503, "OVERLOADED")
                            : call));
    judged.is(Verdict.FAIL, "error-rate");
  }

  @Test
  void too_few_values_are_invalid_however_good_they_are() {
    judge(run -> run.scenario = run.scenario.replace("min-samples: 100", "min-samples: 100000"))
        .is(Verdict.INVALID, "p95");
  }

  @Test
  void a_latency_without_a_paired_error_rate_is_never_judged() {
    judge(run -> slo(run, "phase: control, metric: p95, max: 100ms, min-samples: 10"))
        .is(Verdict.ERROR, "run-readable");
  }

  @Test
  void a_series_without_a_sample_is_invalid_never_zero() {
    judge(run -> run.withoutSeries("consumer-lag")).is(Verdict.INVALID, "consumer-lag");
  }

  @Test
  void a_series_that_ended_long_before_the_end_is_invalid() {
    judge(
            run ->
                run.samples.removeIf(
                    sample ->
                        sample.series().equals("consumer-lag")
                            && sample.at() > RunBuilder.HEALED.toEpochMilli()))
        .is(Verdict.INVALID, "consumer-lag");
  }

  @Test
  void the_last_value_is_what_counts_at_the_end() {
    judge(
            run ->
                run.samples.add(
                    new Sample(
                        RunBuilder.START.plusMillis(40_900).toEpochMilli(), "consumer-lag", 3)))
        .is(Verdict.FAIL, "consumer-lag");
  }

  @Test
  void status_reads_that_all_knew_their_request_pass() {
    judge(run -> statusReads(run, 200)).is(Verdict.PASS);
  }

  @Test
  void one_status_read_that_did_not_know_its_request_fails() {
    judge(run -> statusReads(run, 503)).is(Verdict.FAIL, "status-errors");
  }

  @Test
  void no_status_read_at_all_proves_nothing() {
    judge(run -> slo(run, STATUS_KNOWN)).is(Verdict.INVALID, "status-errors");
  }

  private static void statusReads(RunBuilder run, int statusOfOne) {
    slo(run, STATUS_KNOWN);
    for (int second = 14; second < 24; second++) {
      long start = RunBuilder.START.plusSeconds(second).toEpochMilli() * 1000;
      run.statusReads.add(
          new StatusRead(
              start, start + 5_000, "u", "RUSH", "r", second == 20 ? statusOfOne : 200, "ISSUED"));
    }
  }

  @Test
  void dead_letters_in_the_store_count_even_if_the_metric_says_none() {
    judge(run -> run.deadLetters.add(new DeadLetterRow("r-poison", "NEW")))
        .is(Verdict.FAIL, "dlt-open");
  }

  @Test
  void resolved_dead_letters_are_not_open() {
    judge(run -> run.deadLetters.add(new DeadLetterRow("r-poison", "QUARANTINED")))
        .is(Verdict.PASS);
  }

  @Test
  void rows_tell_how_long_issuing_took() {
    Judged judged =
        judge(
            run -> {
              slo(run, "phase: control, metric: accept-to-issue-p95, max: 10ms, min-samples: 10");
              slo(run, "phase: control, metric: issued-rate, min: 20/s, min-samples: 10");
            });
    judged.is(Verdict.FAIL, "accept-to-issue-p95");
    assertThat(judged.check("issued-rate").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void time_to_detect_is_measured_from_the_injection() {
    judge(run -> slo(run, "phase: fault, metric: time-to-detect, max: 3s"))
        .is(Verdict.FAIL, "time-to-detect");
  }

  @Test
  void a_fault_that_did_not_bring_what_it_should_fails() {
    judge(SlosHeldTest::wantRefusals).is(Verdict.FAIL, "refusal-rate");
  }

  @Test
  void a_fault_that_did_not_bite_need_not_bring_anything() {
    judge(
            run -> {
              wantRefusals(run);
              run.without(FaultConfirmed.class);
            })
        .is(Verdict.INVALID, "refusal-rate", "fault-bit");
  }

  private static void wantRefusals(RunBuilder run) {
    run.scenario =
        run.scenario.replace(
            "slo:\n", "slo:\n  - { phase: fault, metric: refusal-rate, min: 50% }\n");
  }
}
