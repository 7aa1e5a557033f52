package dev.faultline.history;

import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.system.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that calls and stores say about one user and one coupon: the unit in which a run is
 * reconciled. Most lists hold one entry or none.
 */
public final class Holder {
  private final String coupon;
  private final String user;
  final List<Attempt> attempts = new ArrayList<>(1);
  final List<ClaimRow> claims = new ArrayList<>(1);
  final List<IssuedRow> issued = new ArrayList<>(1);
  final List<LogRecord> log = new ArrayList<>(1);
  final List<CacheMark> marks = new ArrayList<>(1);
  final List<StatusAnswer> statuses = new ArrayList<>(0);
  final List<Resent> resent = new ArrayList<>(0);
  final LastId lastId = new LastId();
  private @Nullable Map<String, Attempt> promises;

  Holder(String coupon, String user) {
    this.coupon = coupon;
    this.user = user;
  }

  public String coupon() {
    return coupon;
  }

  public String user() {
    return user;
  }

  /** Its calls, in the order of the file. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** Rows of its claims. */
  public List<ClaimRow> claims() {
    return claims;
  }

  /** Rows of its coupons. */
  public List<IssuedRow> issued() {
    return issued;
  }

  /** Its records in every topic. */
  public List<LogRecord> log() {
    return log;
  }

  /** What the cache remembers of it. */
  public List<CacheMark> marks() {
    return marks;
  }

  /** Answers to the question for its status, asked after the run. */
  public List<StatusAnswer> statuses() {
    return statuses;
  }

  /** Answers to a call that was sent again after the run. */
  public List<Resent> resent() {
    return resent;
  }

  /**
   * The first promise of each request id that was promised, in the order of calls; not to be asked
   * for before all calls are known.
   */
  public Map<String, Attempt> promises() {
    if (promises == null) {
      promises = attempts.size() == 1 ? only(attempts.getFirst()) : first();
    }
    return promises;
  }

  private static Map<String, Attempt> only(Attempt attempt) {
    return attempt.promises() ? Map.of(attempt.requestId(), attempt) : Map.of();
  }

  private Map<String, Attempt> first() {
    Map<String, Attempt> promises = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      if (attempt.promises()) {
        promises.putIfAbsent(attempt.requestId(), attempt);
      }
    }
    return promises;
  }

  /** Whether the ledger knows this user at all. */
  public boolean inLedger() {
    return !claims.isEmpty() || !issued.isEmpty();
  }

  public boolean isIssued(String requestId) {
    for (IssuedRow row : issued) {
      if (requestId.isEmpty() || row.requestId().equals(requestId)) {
        return true;
      }
    }
    return false;
  }

  public boolean isClaimed(String requestId) {
    for (ClaimRow row : claims) {
      if (row.requestId().equals(requestId)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the calls was lost on its way and none was promised. */
  public boolean onlyUnknown() {
    return promises().isEmpty()
        && attempts.stream().anyMatch(attempt -> attempt.outcome() == Outcome.UNKNOWN);
  }

  @Override
  public String toString() {
    return "user %s, coupon %s".formatted(user, coupon);
  }
}
