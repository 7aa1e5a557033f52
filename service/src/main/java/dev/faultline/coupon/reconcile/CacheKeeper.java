package dev.faultline.coupon.reconcile;

import dev.faultline.coupon.cache.CacheAudit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the cache with the database in small samples and rewrites what contradicts it, under a
 * new version. Stock is never touched: the database's count is right by definition.
 */
final class CacheKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(CacheKeeper.class);

  /** Rewrites at a time; more would only slow each other down. */
  private static final int MOST_REWRITES = 10;

  private final Optional<CacheAudit> cache;
  private final CouponMarks marks;
  private final ReconcilerSettings settings;
  private final MeterRegistry meters;
  private final Map<String, Rewrite> rewrites = new HashMap<>();
  private final Map<String, Long> incomplete = new HashMap<>();
  private volatile int pending;
  private String lastCode = "";

  CacheKeeper(
      Optional<CacheAudit> cache,
      CouponMarks marks,
      ReconcilerSettings settings,
      MeterRegistry meters) {
    this.cache = cache;
    this.marks = marks;
    this.settings = settings;
    this.meters = meters;
    Gauge.builder("coupon.reconciler.cache.rewrites", () -> pending).register(meters);
    List.of("agrees", "drifted", "unread").forEach(this::sampled);
  }

  /** Goes on with rewrites, then looks at the next few coupons. */
  void round() {
    cache.ifPresent(
        audit -> {
          rewrites.values().removeIf(rewrite -> isOver(rewrite, audit));
          List<String> codes = marks.codesAfter(lastCode, settings.sampleCoupons());
          lastCode = codes.size() < settings.sampleCoupons() ? "" : codes.getLast();
          codes.stream()
              .filter(code -> !rewrites.containsKey(code))
              .forEach(code -> compare(code, audit));
          pending = rewrites.size();
        });
  }

  private boolean isOver(Rewrite rewrite, CacheAudit audit) {
    return rewrite.proceed(marks, audit, settings.rewritePages()) != Rewrite.State.WRITING;
  }

  private void compare(String code, CacheAudit audit) {
    Optional<CacheAudit.Excerpt> excerpt = audit.excerpt(code, settings.sampleMarks());
    if (excerpt.isEmpty()) {
      sampled("unread").increment();
      return;
    }
    var claims = marks.claims(code, excerpt.get().marks().keySet());
    marks
        .stock(code)
        .ifPresent(
            stock -> decide(code, excerpt.get(), Drift.between(excerpt.get(), stock, claims)));
  }

  private void decide(String code, CacheAudit.Excerpt excerpt, Drift drift) {
    boolean isDrift =
        switch (drift) {
          case NONE -> false;
          case VERSION_AHEAD, TOO_FEW_REMAINING, FALSE_MARK -> true;
          case INCOMPLETE -> isStillAsIncomplete(code, excerpt.markCount());
        };
    if (drift != Drift.INCOMPLETE || isDrift) {
      incomplete.remove(code);
    }
    sampled(isDrift ? "drifted" : "agrees").increment();
    if (isDrift && rewrites.size() < MOST_REWRITES) {
      repair(code, excerpt, drift);
    }
  }

  /** Marks that are still being written look the same; they are more at the next look. */
  private boolean isStillAsIncomplete(String code, long markCount) {
    Long before = incomplete.put(code, markCount);
    return before != null && before == markCount;
  }

  private void repair(String code, CacheAudit.Excerpt excerpt, Drift drift) {
    String reason = drift.name().toLowerCase(Locale.ROOT).replace('_', '-');
    marks
        .raiseVersion(code, excerpt.version().orElse(0))
        .ifPresent(
            stock -> {
              LOG.warn(
                  "the cache of {} drifted ({}), rewriting it as version {}",
                  code,
                  reason,
                  stock.version());
              meters.counter("coupon.reconciler.cache.repairs", "reason", reason).increment();
              rewrites.put(code, new Rewrite(code, stock, System::nanoTime));
            });
  }

  private io.micrometer.core.instrument.Counter sampled(String result) {
    return meters.counter("coupon.reconciler.cache.samples", "result", result);
  }
}
