package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.CouponRow;
import dev.faultline.run.Stores.DeadLetterRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.OutboxRow;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvariantsTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void an_acceptance_that_no_store_knows_is_lost() {
    Judged judged = judge(run -> run.forget(run.accepted(PhaseName.FAULT).requestId()));
    judged.is(Verdict.FAIL, "no-lost-acceptance", "drained");
    assertThat(judged.check("no-lost-acceptance").counterexamples().getFirst()).contains("lost");
    assertThat(judged.run().counts()).containsEntry("lost", 1L);
  }

  @Test
  void what_is_missing_in_stores_that_were_not_read_whole_proves_nothing() {
    judge(
            run -> {
              run.forget(run.accepted(PhaseName.FAULT).requestId());
              run.proofs.set(0, new ReadProof("issued", 2, 1, "count(*)"));
            })
        .is(Verdict.INVALID, "no-lost-acceptance", "drained", "read-complete");
  }

  @Test
  void an_acceptance_that_waits_in_the_outbox_is_told_apart_from_a_lost_one() {
    Judged judged =
        judge(
            run -> {
              String id = run.accepted(PhaseName.CONTROL).requestId();
              run.issued.removeIf(row -> row.requestId().equals(id));
              run.log.removeIf(entry -> entry.requestId().equals(id));
              run.outbox.add(new OutboxRow(id));
            });
    judged.is(Verdict.FAIL, "no-lost-acceptance", "drained");
    assertThat(judged.run().counts())
        .containsEntry("still-in-outbox", 1L)
        .containsEntry("lost", 0L);
  }

  @Test
  void an_acceptance_in_dead_letters_and_one_in_the_topic_are_told_apart() {
    Judged judged =
        judge(
            run -> {
              String dead = run.accepted(PhaseName.CONTROL).requestId();
              String waiting = run.accepted(PhaseName.RECOVERY).requestId();
              run.issued.removeIf(
                  row -> row.requestId().equals(dead) || row.requestId().equals(waiting));
              run.statuses.clear();
              run.statuses.add(
                  new StatusAnswer(
                      waiting, "RUSH", run.accepted(PhaseName.RECOVERY).user(), 200, "QUEUED"));
              run.deadLetters.add(new DeadLetterRow(dead, "NEW"));
            });
    judged.is(Verdict.FAIL, "no-lost-acceptance", "drained", "dlt-open");
    assertThat(judged.run().counts())
        .containsEntry("in-dead-letters", 1L)
        .containsEntry("still-in-topic", 1L)
        .containsEntry("lost", 0L);
  }

  @Test
  void an_unknown_outcome_that_no_store_knows_is_not_lost() {
    Judged judged =
        judge(
            run -> {
              Call call = run.accepted(PhaseName.RECOVERY);
              run.forget(call.requestId());
              run.calls.replaceAll(
                  one ->
                      one.requestId().equals(call.requestId())
                          ? RunBuilder.with(one, Outcome.UNKNOWN, 0, "timeout")
                          : one);
            });
    assertThat(judged.check("no-lost-acceptance").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.check("unknown-resolved").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.run().counts()).containsEntry("unknown-users", 1L);
  }

  private static Call unknown(RunBuilder run) {
    Call call = run.accepted(PhaseName.WARMUP);
    run.calls.replaceAll(
        one ->
            one.requestId().equals(call.requestId())
                ? RunBuilder.with(one, Outcome.UNKNOWN, 503, "OUTCOME_UNKNOWN")
                : one);
    return call;
  }

  @Test
  void a_recovered_unknown_that_is_answered_with_the_ledgers_id_is_sound() {
    Judged judged =
        judge(
            run -> {
              Call call = unknown(run);
              run.resent.add(new Resent("RUSH", call.user(), 200, call.requestId(), ""));
            });
    judged.is(Verdict.PASS);
    assertThat(judged.run().counts()).containsEntry("recovered", 1L);
  }

  @Test
  void a_recovered_unknown_that_gets_another_id_fails() {
    Judged judged =
        judge(run -> run.resent.add(new Resent("RUSH", unknown(run).user(), 202, "r-other", "")));
    judged.is(Verdict.FAIL, "unknown-resolved");
  }

  @Test
  void recovered_unknowns_of_which_none_was_asked_again_prove_nothing() {
    judge(InvariantsTest::unknown).is(Verdict.INVALID, "unknown-resolved");
  }

  @Test
  void more_claims_than_units_are_an_oversell() {
    Judged judged =
        judge(
            run -> {
              Instant at = RunBuilder.CONTROL.plusSeconds(9);
              Call refused =
                  run.calls.stream()
                      .filter(call -> call.outcome() == Outcome.REFUSED)
                      .reduce((one, next) -> next)
                      .orElseThrow();
              run.calls.replaceAll(
                  call ->
                      call.equals(refused)
                          ? RunBuilder.with(call, Outcome.UNKNOWN, 0, "timeout")
                          : call);
              run.claims.add(new ClaimRow("r-over", "FLASH", refused.user(), "QUEUED", at));
              run.issued.add(new IssuedRow("r-over", "FLASH", refused.user(), at));
              run.resent.add(new Resent("FLASH", refused.user(), 200, "r-over", ""));
              run.recount();
            });
    assertThat(judged.check("no-oversell").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void two_promised_ids_for_one_user_are_a_duplicate() {
    Judged judged =
        judge(
            run -> {
              Call again =
                  run.calls.stream()
                      .filter(call -> call.outcome() == Outcome.ALREADY_YOURS)
                      .findFirst()
                      .orElseThrow();
              run.calls.replaceAll(
                  call ->
                      call.equals(again)
                          ? new Call(
                              call.intended(),
                              call.start(),
                              call.end(),
                              call.user(),
                              call.coupon(),
                              "r-second",
                              202,
                              "",
                              Outcome.ACCEPTED,
                              call.phase())
                          : call);
            });
    assertThat(judged.check("one-per-user").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.check("one-per-user").counterexamples().getFirst()).contains("r-second");
  }

  @Test
  void two_coupons_of_one_user_are_a_duplicate() {
    Judged judged =
        judge(run -> run.issued.add(new IssuedRow("r-0", "RUSH", "u-0", RunBuilder.HEALED)));
    judged.is(Verdict.FAIL, "one-per-user");
  }

  @Test
  void a_coupon_that_counts_wrongly_disagrees() {
    Judged judged =
        judge(
            run ->
                run.coupons.replaceAll(
                    row -> new CouponRow(row.coupon(), row.stock(), row.claimed() - 1)));
    judged.is(Verdict.FAIL, "ledger-agrees");
  }

  @Test
  void an_issued_coupon_without_a_claim_disagrees() {
    judge(run -> run.issued.add(new IssuedRow("r-ghost", "RUSH", "ghost", RunBuilder.HEALED)))
        .is(Verdict.FAIL, "ledger-agrees");
  }

  @Test
  void a_claim_of_nobody_who_asked_disagrees_unless_the_steady_gate_made_it() {
    judge(
            run -> {
              run.claims.add(
                  new ClaimRow("r-ghost", "RUSH", "ghost", "QUEUED", RunBuilder.CONTROL));
              run.recount();
            })
        .is(Verdict.FAIL, "ledger-agrees");
  }

  @Test
  void a_claim_of_the_steady_gate_is_sound() {
    judge(
            run -> {
              run.claims.add(new ClaimRow("r-probe", "RUSH", "probe", "QUEUED", RunBuilder.START));
              run.recount();
            })
        .is(Verdict.PASS);
  }

  @Test
  void a_failed_call_whose_claim_exists_disagrees() {
    Judged judged =
        judge(
            run -> {
              String id = run.accepted(PhaseName.WARMUP).requestId();
              run.calls.replaceAll(
                  call ->
                      call.requestId().equals(id)
                          ? RunBuilder.with(call, Outcome.FAILED, 503, "OVERLOADED")
                          : call);
            });
    judged.is(Verdict.FAIL, "ledger-agrees");
  }

  @Test
  void a_record_and_a_cache_mark_without_a_claim_disagree() {
    Judged judged =
        judge(
            run -> {
              run.log.add(new LogRecord("coupon.issue", 0, 9_999, "r-x", "RUSH", "u-0"));
              run.cache.add(new CacheMark("RUSH", "u-1", "r-y"));
            });
    judged.is(Verdict.FAIL, "ledger-agrees");
    assertThat(judged.check("ledger-agrees").measured().orElseThrow().value()).isEqualTo(2);
  }

  @Test
  void rows_of_other_coupons_belong_to_other_runs() {
    judge(
            run -> {
              run.claims.add(new ClaimRow("r-z", "OTHER", "u-0", "QUEUED", RunBuilder.CONTROL));
              run.coupons.add(new CouponRow("OTHER", 5, 4));
              run.cache.add(new CacheMark("OTHER", "u-1", "r-y"));
            })
        .is(Verdict.PASS);
  }

  @Test
  void sold_out_while_units_are_left_is_a_false_refusal() {
    Judged judged =
        judge(
            run ->
                run.change(
                    PhaseName.CONTROL,
                    call ->
                        call.user().endsWith("2")
                            ? RunBuilder.with(call, Outcome.REFUSED, 409, "COUPON_EXHAUSTED")
                            : call));
    assertThat(judged.check("no-false-refusal").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void sold_out_answered_before_the_last_unit_was_claimed_is_a_false_refusal() {
    Judged judged =
        judge(
            run -> {
              ClaimRow last =
                  run.claims.stream()
                      .filter(row -> row.coupon().equals("FLASH"))
                      .reduce((one, next) -> next)
                      .orElseThrow();
              run.claims.replaceAll(
                  row ->
                      row.equals(last)
                          ? new ClaimRow(
                              row.requestId(),
                              row.coupon(),
                              row.user(),
                              row.state(),
                              row.claimedAt().plusSeconds(2))
                          : row);
            });
    judged.is(Verdict.FAIL, "no-false-refusal");
  }

  @Test
  void closed_for_an_open_coupon_is_a_false_refusal() {
    Judged judged =
        judge(
            run ->
                run.calls.replaceAll(
                    call ->
                        call.outcome() == Outcome.REFUSED
                            ? RunBuilder.with(call, Outcome.REFUSED, 409, "COUPON_NOT_OPEN")
                            : call));
    judged.is(Verdict.FAIL, "no-false-refusal");
  }

  @Test
  void an_accept_that_started_after_a_sold_out_answer_jumped_the_queue() {
    Judged judged = judge(InvariantsTest::swapFirstRefusalAndLastUnit);
    assertThat(judged.check("first-come-first-served").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_unit_that_was_given_back_may_be_accepted_later() {
    Judged judged =
        judge(
            run -> {
              swapFirstRefusalAndLastUnit(run);
              run.claims.add(new ClaimRow("r-back", "FLASH", "gone", "FAILED", RunBuilder.START));
            });
    assertThat(judged.check("first-come-first-served").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged.check("no-oversell").verdict()).isEqualTo(Verdict.PASS);
  }

  /** The last accepted call of FLASH happens one second later, after others were refused. */
  private static void swapFirstRefusalAndLastUnit(RunBuilder run) {
    Call last =
        run.calls.stream()
            .filter(call -> call.coupon().equals("FLASH") && call.outcome() == Outcome.ACCEPTED)
            .reduce((one, next) -> next)
            .orElseThrow();
    long later = 1_000_000;
    run.calls.replaceAll(
        call ->
            call.equals(last)
                ? new Call(
                    call.intended() + later,
                    call.start() + later,
                    call.end() + later,
                    call.user(),
                    call.coupon(),
                    call.requestId(),
                    202,
                    "",
                    Outcome.ACCEPTED,
                    call.phase())
                : call);
  }

  @Test
  void a_status_that_the_stores_deny_is_untrue() {
    judge(
            run ->
                run.statuses.replaceAll(
                    answer ->
                        new StatusAnswer(
                            answer.requestId(), answer.coupon(), answer.user(), 200, "QUEUED")))
        .is(Verdict.FAIL, "status-true");
  }

  @Test
  void a_promised_request_that_the_status_api_does_not_know_is_untrue() {
    judge(
            run ->
                run.statuses.replaceAll(
                    answer ->
                        new StatusAnswer(
                            answer.requestId(), answer.coupon(), answer.user(), 404, "")))
        .is(Verdict.FAIL, "status-true");
  }

  @Test
  void a_status_api_that_does_not_answer_proves_nothing() {
    judge(
            run ->
                run.statuses.replaceAll(
                    answer ->
                        new StatusAnswer(
                            answer.requestId(), answer.coupon(), answer.user(), 0, "")))
        .is(Verdict.INVALID, "status-true");
  }

  @Test
  void no_status_asked_proves_nothing() {
    judge(run -> run.statuses.clear()).is(Verdict.INVALID, "status-true");
  }
}
