package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.StatusRead;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.Undisturbed;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that nothing disturbs, and those who look at the status in it. */
class UndisturbedTest {
  private static final int EVERY = 5;

  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, run -> change.accept(calm(run)));
  }

  @Test
  void a_run_that_nothing_disturbs_passes_and_its_clocks_run() {
    Judged judged = judge(run -> {});

    judged.is(Verdict.PASS);
    assertThat(judged.check("left-alone").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.run().clocks()).hasSize(3).allMatch(clock -> clock.measured().isPresent());
  }

  @Test
  void a_fault_in_it_makes_it_invalid() {
    Judged judged =
        judge(
            run ->
                run.timeline.add(
                    new FaultInjected(RunBuilder.INJECTED, "kill-kafka-1", "kill", "kafka-1")));

    assertThat(judged.check("left-alone").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.run().verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void left_alone_for_less_than_it_says_is_invalid() {
    judge(
            run -> {
              run.without(Undisturbed.class);
              run.timeline.add(
                  new Undisturbed(RunBuilder.HEALED, RunBuilder.INJECTED.plusSeconds(1)));
            })
        .is(Verdict.INVALID, "left-alone");
  }

  @Test
  void an_undisturbed_span_that_nobody_saw_end_is_invalid() {
    Judged judged = judge(run -> run.without(Undisturbed.class));

    assertThat(judged.check("left-alone").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.check("drained").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judged.run().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void an_alert_in_it_is_a_false_one_whenever_it_fires() {
    judge(run -> run.timeline.add(new AlertFiring(RunBuilder.HEALED.minusSeconds(2), "OutboxOld")))
        .is(Verdict.FAIL, "no-false-alarm");
  }

  @Test
  void a_look_that_is_not_answered_fails() {
    judge(run -> run.statusReads.replaceAll(read -> at(read, PhaseName.FAULT, run, 500, "")))
        .is(Verdict.FAIL, "status-reads");
  }

  @Test
  void a_look_that_is_denied_fails() {
    judge(run -> run.statusReads.set(99, answered(run.statusReads.get(99), 404, "")))
        .is(Verdict.FAIL, "status-reads");
  }

  @Test
  void a_state_that_does_not_exist_fails() {
    judge(run -> run.statusReads.set(99, answered(run.statusReads.get(99), 200, "ACCEPTED")))
        .is(Verdict.FAIL, "status-reads");
  }

  @Test
  void too_few_looks_prove_nothing() {
    judge(run -> run.statusReads.subList(80, run.statusReads.size()).clear())
        .is(Verdict.INVALID, "status-reads-made");
  }

  @Test
  void under_a_fault_a_look_may_go_unanswered_and_is_still_never_denied() {
    Consumer<RunBuilder> looks =
        run -> {
          run.scenario =
              run.scenario.replace("duplicates: 5%", "duplicates: 5%, status-reads: 20%");
          look(run);
        };
    Judged unanswered =
        Judged.with(
            folder.resolve("unanswered"),
            looks.andThen(
                run ->
                    run.statusReads.replaceAll(read -> at(read, PhaseName.FAULT, run, 503, ""))));
    Judged denied =
        Judged.with(
            folder.resolve("denied"),
            looks.andThen(
                run ->
                    run.statusReads.replaceAll(read -> at(read, PhaseName.FAULT, run, 404, ""))));

    unanswered.is(Verdict.PASS);
    denied.is(Verdict.FAIL, "status-reads");
  }

  private static RunBuilder calm(RunBuilder run) {
    run.scenario =
        run.scenario
            .replaceAll("(?s)faults:.*?recovery:\n", "undisturbed: 15s\nrecovery:\n")
            .replace("duplicates: 5%", "duplicates: 5%, status-reads: 20%");
    run.without(FaultInjected.class);
    run.without(FaultConfirmed.class);
    run.without(HealStarted.class);
    run.without(HealConfirmed.class);
    run.without(DoseMeasured.class);
    run.without(AlertFiring.class);
    run.without(AlertCleared.class);
    run.timeline.add(new Undisturbed(RunBuilder.HEALED, RunBuilder.INJECTED));
    var claimed = run.claims.stream().collect(Collectors.toMap(row -> row.requestId(), row -> row));
    run.issued.replaceAll(
        row ->
            new IssuedRow(
                row.requestId(),
                row.coupon(),
                row.user(),
                claimed.get(row.requestId()).claimedAt().plusMillis(40)));
    look(run);
    return run;
  }

  private static void look(RunBuilder run) {
    var accepted = run.calls.stream().filter(call -> call.outcome() == Outcome.ACCEPTED).toList();
    for (int i = 0; i < accepted.size(); i += EVERY) {
      Call call = accepted.get(i);
      run.statusReads.add(
          new StatusRead(
              call.end(),
              call.end() + 3_000,
              call.user(),
              call.coupon(),
              call.requestId(),
              200,
              i % 2 == 0 ? "QUEUED" : "ISSUED"));
    }
  }

  /** Another answer to a look, if it was taken in that phase. */
  private static StatusRead at(
      StatusRead read, PhaseName phase, RunBuilder run, int status, String state) {
    boolean then =
        run.calls.stream()
            .anyMatch(call -> call.requestId().equals(read.requestId()) && call.phase() == phase);
    return then ? answered(read, status, state) : read;
  }

  private static StatusRead answered(StatusRead read, int status, String state) {
    return new StatusRead(
        read.start(), read.end(), read.user(), read.coupon(), read.requestId(), status, state);
  }
}
