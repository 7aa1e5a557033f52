package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.run.Stores.Resent;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;

/**
 * Requests that nobody answered are neither lost nor duplicates. Those that the ledger holds are
 * recovered: asked again, the system must answer 200 with the ledger's id.
 */
final class UnknownResolved implements Check {
  private final Findings wrong = new Findings();
  private long unknown;
  private long recovered;
  private long asked;

  @SuppressWarnings("UnusedVariable") // every check is made from a history
  UnknownResolved(History history) {}

  @Override
  public void see(Holder holder) {
    if (holder.onlyUnknown()) {
      unknown++;
      recovered += holder.inLedger() ? 1 : 0;
    }
    for (Resent again : holder.resent()) {
      if (holder.inLedger()) {
        asked++;
        if (again.status() != 200 || !isTheLedgers(holder, again.requestId())) {
          wrong.add(() -> words(holder, again));
        }
      }
    }
  }

  @Override
  public List<CheckResult> results() {
    String en =
        "%d users without any answer, %d of them found in the ledger (recovered), %d asked again."
            .formatted(unknown, recovered, asked);
    String ko = "응답을 못 받은 사용자 %d명, 원장에서 확인 %d명(복구됨), 재요청 %d건.".formatted(unknown, recovered, asked);
    if (recovered > 0 && asked == 0) {
      return List.of(CheckResult.of("unknown-resolved", Verdict.INVALID, en, ko));
    }
    return List.of(wrong.result("unknown-resolved", Verdict.FAIL, asked, en, ko));
  }

  private static boolean isTheLedgers(Holder holder, String requestId) {
    return !requestId.isEmpty() && (holder.isClaimed(requestId) || holder.isIssued(requestId));
  }

  private static String words(Holder holder, Resent again) {
    String held =
        holder.claims().isEmpty()
            ? holder.issued().getFirst().requestId()
            : holder.claims().getFirst().requestId();
    return "%s: asked again, answered %d %s with request %s, the ledger has %s"
        .formatted(holder, again.status(), again.code(), again.requestId(), held);
  }
}
