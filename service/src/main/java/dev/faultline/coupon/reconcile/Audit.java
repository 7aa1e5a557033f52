package dev.faultline.coupon.reconcile;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A series of rounds by one instance. A round looks at what is new since the last one and at what
 * was wrong then; everything is swept now and then, at a pace that its own cost sets.
 */
final class Audit {

  private static final OffsetDateTime THE_BEGINNING =
      OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /**
   * A row's time may be this much older than its commit: the bound of an idle transaction, and
   * more.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(7);

  private final AuditTable table;
  private final ReconcilerSettings settings;
  private final Pace counting;
  private final Pace sweeping;
  private final Set<UUID> flawed = new LinkedHashSet<>();
  private List<String> miscounted = List.of();
  private Set<UUID> waiting = Set.of();
  private Set<UUID> seenOnce = Set.of();
  private OffsetDateTime lookedUntil = THE_BEGINNING;

  Audit(AuditTable table, ReconcilerSettings settings) {
    this.table = table;
    this.settings = settings;
    this.counting = new Pace(settings.every(), settings.restFactor(), System::nanoTime);
    this.sweeping = new Pace(settings.sweepEvery(), settings.restFactor(), System::nanoTime);
  }

  /**
   * One round.
   *
   * @param lag records that the topic still holds for the worker; empty if nobody knows
   */
  Report round(OptionalLong lag) {
    OffsetDateTime now = table.now();
    if (sweeping.isDue()) {
      sweeping.run(() -> look(THE_BEGINNING, now));
    } else {
      look(lookedUntil.minus(OVERLAP), now);
    }
    lookedUntil = now;
    Map<Invariant, List<String>> found = new EnumMap<>(Invariant.class);
    found.put(Invariant.CLAIMED_WITHIN_TOTAL, table.overclaimed());
    found.put(Invariant.ONE_CLAIM_PER_USER, table.missingKeys("claim"));
    found.put(Invariant.ONE_COUPON_PER_USER, table.missingKeys("issued_coupon"));
    found.put(Invariant.OUTBOX_HAS_CLAIM, table.outboxWithoutClaim());
    found.put(Invariant.CLAIMED_EQUALS_CLAIMS, counted());
    found.putAll(issued());
    found.put(Invariant.NOTHING_STUCK, stuck(lag));
    return new Report(now.toInstant(), found, waiting.size(), table.oldestOutboxSeconds());
  }

  private void look(OffsetDateTime from, OffsetDateTime now) {
    table.issuedFlaws(new Span(from, now)).forEach(flaw -> flawed.add(flaw.requestId()));
    // A request enters the window of lateness long after it left that of news.
    var late = new Span(from.minus(settings.stuckAfter()), now.minus(settings.stuckAfter()));
    waiting =
        Stream.concat(waiting.stream(), table.unissued(late).stream())
            .limit(AuditTable.MOST)
            .collect(Collectors.toUnmodifiableSet());
  }

  private List<String> counted() {
    if (counting.isDue()) {
      counting.run(() -> miscounted = table.miscounted());
    }
    return miscounted;
  }

  private Map<Invariant, List<String>> issued() {
    List<AuditTable.Flaw> flaws = flawed.isEmpty() ? List.of() : table.issuedFlaws(flawed);
    flawed.clear();
    flaws.stream().limit(AuditTable.MOST).forEach(flaw -> flawed.add(flaw.requestId()));
    return flaws.stream()
        .collect(
            Collectors.groupingBy(
                AuditTable.Flaw::broken,
                Collectors.mapping(flaw -> flaw.requestId().toString(), Collectors.toList())));
  }

  /**
   * Late becomes stuck when the topic is empty: then it is nowhere. It has to be seen twice,
   * because the lag was measured a moment before.
   */
  private List<String> stuck(OptionalLong lag) {
    Set<UUID> before = waiting;
    waiting = before.isEmpty() ? before : Set.copyOf(table.stillUnissued(before));
    boolean topicIsEmpty = lag.isPresent() && lag.getAsLong() == 0;
    List<String> nowhere = topicIsEmpty ? stillWaiting(seenOnce) : List.of();
    seenOnce = topicIsEmpty ? waiting : Set.of();
    return nowhere;
  }

  private List<String> stillWaiting(Collection<UUID> ids) {
    return ids.stream().filter(waiting::contains).map(UUID::toString).toList();
  }
}
