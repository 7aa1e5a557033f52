package dev.faultline.check;

import dev.faultline.history.CouponTotals;
import dev.faultline.history.Fate;
import dev.faultline.history.History;
import dev.faultline.history.Holder;
import dev.faultline.history.Tally;
import dev.faultline.system.Outcome;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The headline numbers of a run: what was asked, promised, stored, and what is missing. */
final class Counts {
  private final History history;
  private final Tally<Fate> fates = new Tally<>(Fate.class);
  private long unknownUsers;
  private long recovered;

  Counts(History history) {
    this.history = history;
  }

  void see(Holder holder) {
    for (String requestId : holder.promises().keySet()) {
      fates.add(history.fates().of(holder, requestId));
    }
    if (holder.onlyUnknown()) {
      unknownUsers++;
      recovered += holder.inLedger() ? 1 : 0;
    }
  }

  Map<String, Long> all() {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("calls", history.calls().count());
    counts.put("accepted", history.calls().count(Outcome.ACCEPTED));
    counts.put("already-yours", history.calls().count(Outcome.ALREADY_YOURS));
    counts.put("refused", history.calls().count(Outcome.REFUSED));
    counts.put("failed", history.calls().count(Outcome.FAILED));
    counts.put("unknown", history.calls().count(Outcome.UNKNOWN));
    counts.put("unknown-users", unknownUsers);
    counts.put("recovered", recovered);
    counts.put("claims", sum(CouponTotals::claims));
    counts.put("issued", sum(CouponTotals::issued));
    counts.put("stock", sum(CouponTotals::stock));
    counts.put("promised", fates.all());
    counts.put("promised-and-issued", fates.of(Fate.ISSUED));
    counts.put("still-in-outbox", fates.of(Fate.IN_OUTBOX));
    counts.put("still-in-topic", fates.of(Fate.IN_TOPIC));
    counts.put("in-dead-letters", fates.of(Fate.IN_DEAD_LETTERS));
    counts.put("given-up", fates.of(Fate.GIVEN_UP));
    counts.put("lost", fates.of(Fate.LOST));
    counts.put("dead-letters-open", history.deadLettersOpen());
    counts.put("unreadable-records", history.unreadableRecords());
    return counts;
  }

  private long sum(ToLongFunction<CouponTotals> what) {
    return history.couponTotals().stream().mapToLong(what).sum();
  }
}
