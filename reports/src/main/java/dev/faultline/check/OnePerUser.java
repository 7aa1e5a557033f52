package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.scenario.Invariant;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;
import java.util.Set;

/** No user holds, or was promised, two coupons of one code. */
final class OnePerUser implements Check {
  private final Findings twice = new Findings();
  private long users;

  @SuppressWarnings("UnusedVariable") // every check is made from a history
  OnePerUser(History history) {}

  @Override
  public void see(Holder holder) {
    users++;
    if (holder.issued().size() > 1) {
      twice.add(
          () ->
              "%s: %d coupons issued %s"
                  .formatted(
                      holder,
                      holder.issued().size(),
                      holder.issued().stream().map(IssuedRow::requestId).limit(3).toList()));
    }
    if (holder.claims().size() > 1) {
      twice.add(
          () ->
              "%s: %d claims %s"
                  .formatted(
                      holder,
                      holder.claims().size(),
                      holder.claims().stream().map(ClaimRow::requestId).limit(3).toList()));
    }
    Set<String> promised = holder.promises().keySet();
    if (promised.size() > 1) {
      twice.add(() -> "%s: promised under %d ids %s".formatted(holder, promised.size(), promised));
    }
  }

  @Override
  public List<CheckResult> results() {
    return List.of(
        twice.result(
            Invariant.ONE_PER_USER.word(),
            Verdict.FAIL,
            users,
            "Users with more than one claim, coupon or promised id: %d.".formatted(twice.count()),
            "청구, 쿠폰, 약속 번호가 둘 이상인 사용자: %d건.".formatted(twice.count())));
  }
}
