package dev.faultline.coupon.reconcile;

import dev.faultline.coupon.cache.CacheAudit.Excerpt;
import java.util.Map;
import java.util.UUID;

/** How a cache can differ from the database in a way that matters. */
enum Drift {
  /** It says nothing false. That it lacks something is no drift: the database is asked then. */
  NONE,
  /** It knows a version that the database never had, so nothing written after now would count. */
  VERSION_AHEAD,
  /** It knows fewer units than there are; within a version they only fall, so this is no delay. */
  TOO_FEW_REMAINING,
  /** It gives a user a request id that is not his. */
  FALSE_MARK,
  /** The coupon is gone and the cache has not every mark, so it can never say so. */
  INCOMPLETE;

  /**
   * Compares. The excerpt was read before the row and the claims, which is what makes a difference
   * in this direction a contradiction and not a matter of time.
   */
  static Drift between(Excerpt cache, Stock row, Map<String, UUID> claims) {
    if (cache.version().isEmpty() || cache.version().getAsLong() < row.version()) {
      return row.remaining() == 0 ? INCOMPLETE : NONE;
    }
    if (cache.version().getAsLong() > row.version()) {
      return VERSION_AHEAD;
    }
    boolean falseMark =
        cache.marks().entrySet().stream()
            .anyMatch(mark -> !mark.getValue().equals(text(claims.get(mark.getKey()))));
    if (falseMark || cache.markCount() > row.claimed()) {
      return FALSE_MARK;
    }
    if (cache.remaining().isEmpty() || cache.remaining().getAsLong() < row.remaining()) {
      return TOO_FEW_REMAINING;
    }
    return row.remaining() == 0 && cache.markCount() < row.claimed() ? INCOMPLETE : NONE;
  }

  private static String text(@org.jspecify.annotations.Nullable UUID id) {
    return id == null ? "" : id.toString();
  }

  /**
   * A coupon's row.
   *
   * @param version give-back version
   * @param total units in all
   * @param claimed units given out
   */
  record Stock(long version, long total, long claimed) {

    long remaining() {
      return total - claimed;
    }
  }
}
