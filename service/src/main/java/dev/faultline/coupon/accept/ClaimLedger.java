package dev.faultline.coupon.accept;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.relay.OutboxRow;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Decides a batch of requests for one coupon in one transaction, first come, first served. Its
 * promise: a positive answer is committed, and "nothing was written" is certain.
 */
final class ClaimLedger {

  private final ClaimTable table;
  private final PlatformTransactionManager transactions;
  private final Pace pace;

  ClaimLedger(ClaimTable table, PlatformTransactionManager transactions, Pace pace) {
    this.table = table;
    this.transactions = transactions;
    this.pace = pace;
  }

  /**
   * Claims for as many of the batch, in its order, as there are units.
   *
   * @return the decision; empty if there is no such coupon
   */
  Optional<Decision> claim(String code, List<ClaimRequest> batch, Duration lease)
      throws UnsettledException {
    return committed(
        () -> {
          long start = System.nanoTime();
          Optional<CouponRow> locked = table.lock(code);
          long roundTrip = System.nanoTime() - start;
          return locked.map(coupon -> decide(coupon, roundTrip, code, batch, lease));
        });
  }

  /**
   * Who of the batch has a claim already, for a coupon that is probably over. The row is read
   * first: whoever has no claim after the last unit went will never have one.
   */
  Optional<Decision> look(String code, List<ClaimRequest> batch) throws UnsettledException {
    try {
      return table
          .read(code)
          .map(
              coupon ->
                  new Decision(coupon, table.find(code, firstByUser(batch).keySet()), List.of()));
    } catch (DataAccessException | TransactionException e) {
      throw new UnsettledException(ProblemCode.STORE_UNAVAILABLE, e);
    }
  }

  private Decision decide(
      CouponRow coupon, long roundTrip, String code, List<ClaimRequest> batch, Duration lease) {
    Map<String, ClaimRequest> asking = firstByUser(batch);
    Map<String, Claim> claims = new HashMap<>();
    if (coupon.available() < asking.size()) {
      // Near the end order matters: users who have it already must not use up what is left.
      claims.putAll(table.find(code, asking.keySet()));
    }
    List<ClaimRequest> fresh =
        asking.values().stream()
            .filter(request -> !claims.containsKey(request.userId()))
            .limit(coupon.available())
            .toList();
    List<OutboxRow> written = insert(code, fresh, lease, roundTrip);
    written.forEach(
        row -> claims.put(row.accepted().userId(), Claim.standing(row.accepted().requestId())));
    List<String> conflicting =
        fresh.stream().map(ClaimRequest::userId).filter(user -> !claims.containsKey(user)).toList();
    if (!conflicting.isEmpty()) {
      claims.putAll(table.find(code, conflicting));
    }
    var after =
        new CouponRow(coupon.remaining() - written.size(), coupon.version(), coupon.window());
    return new Decision(after, claims, written);
  }

  private List<OutboxRow> insert(
      String code, List<ClaimRequest> fresh, Duration lease, long roundTrip) {
    if (fresh.isEmpty()) {
      return List.of();
    }
    long start = System.nanoTime();
    List<OutboxRow> written = table.insert(code, fresh, lease);
    pace.wrote(fresh.size(), System.nanoTime() - start - roundTrip);
    return written;
  }

  /** The order of arrival; of one user's several requests the first counts. */
  private static Map<String, ClaimRequest> firstByUser(Collection<ClaimRequest> batch) {
    Map<String, ClaimRequest> first = new LinkedHashMap<>();
    batch.forEach(request -> first.putIfAbsent(request.userId(), request));
    return first;
  }

  /** The boundary: before the commit is sent a failure is certain, after it nothing is. */
  private <T> T committed(Supplier<T> work) throws UnsettledException {
    TransactionStatus transaction;
    T result;
    try {
      transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    } catch (TransactionException e) {
      throw new UnsettledException(ProblemCode.STORE_UNAVAILABLE, e);
    }
    try {
      result = work.get();
    } catch (RuntimeException e) {
      rollback(transaction, e);
      throw new UnsettledException(ProblemCode.STORE_UNAVAILABLE, e);
    }
    try {
      transactions.commit(transaction);
      return result;
    } catch (DataAccessException | TransactionException e) {
      throw new UnsettledException(ProblemCode.OUTCOME_UNKNOWN, e);
    }
  }

  private void rollback(TransactionStatus transaction, RuntimeException cause) {
    try {
      transactions.rollback(transaction);
    } catch (RuntimeException e) {
      // A connection that cannot even roll back is closed by the pool, which rolls back as well.
      cause.addSuppressed(e);
    }
  }
}
