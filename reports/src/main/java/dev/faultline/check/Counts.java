package dev.faultline.check;

import dev.faultline.system.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The headline numbers of a run: what was asked, promised, stored, and what is missing. */
final class Counts {
  private final History history;
  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
  private long unknownUsers;
  private long recovered;

  Counts(History history) {
    this.history = history;
  }

  void see(Holder holder) {
    for (String requestId : holder.promises().keySet()) {
      fates.merge(history.fates().of(holder, requestId), 1L, Long::sum);
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
    counts.put("promised", fates.values().stream().mapToLong(Long::longValue).sum());
    counts.put("promised-and-issued", count(Fate.ISSUED));
    counts.put("still-in-outbox", count(Fate.IN_OUTBOX));
    counts.put("still-in-topic", count(Fate.IN_TOPIC));
    counts.put("in-dead-letters", count(Fate.IN_DEAD_LETTERS));
    counts.put("given-up", count(Fate.GIVEN_UP));
    counts.put("lost", count(Fate.LOST));
    counts.put("dead-letters-open", history.deadLettersOpen());
    counts.put("unreadable-records", history.unreadableRecords());
    return counts;
  }

  private long count(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  private long sum(ToLongFunction<CouponTotals> what) {
    return history.couponTotals().stream().mapToLong(what).sum();
  }
}
