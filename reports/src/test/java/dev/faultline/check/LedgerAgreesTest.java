package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.CouponRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAgreesTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
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
                          ? OtherCall.with(call, Outcome.FAILED, 503, "OVERLOADED")
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
}
