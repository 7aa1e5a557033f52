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
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Decides a batch of requests in one transaction, first come, first served. Its promise: a positive
 * answer is committed, and "nothing was written" is certain.
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
   * Claims for as many requests of each coupon, in their order, as it has units; all in one commit.
   *
   * @param asked the requests by coupon
   * @return the decisions by coupon; none for a coupon that does not exist or, where there are
   *     several, that somebody else holds just now
   */
  Map<String, Decision> claim(Map<String, List<ClaimRequest>> asked, Duration lease)
      throws UnsettledException {
    return committed(
        () -> {
          long start = System.nanoTime();
          Map<String, CouponRow> locked = table.lock(asked.keySet());
          long roundTrip = System.nanoTime() - start;
          List<Share> shares =
              locked.entrySet().stream()
                  .map(found -> share(found.getKey(), found.getValue(), asked))
                  .toList();
          return decisions(shares, insert(shares, lease, roundTrip));
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

  /**
   * What one coupon has for those who ask.
   *
   * @param claims of users who have one already, as far as that was looked up
   * @param fresh requests that get a claim, unless their users turn out to have one
   */
  private record Share(
      String code, CouponRow coupon, Map<String, Claim> claims, List<ClaimRequest> fresh) {}

  private Share share(String code, CouponRow coupon, Map<String, List<ClaimRequest>> asked) {
    Map<String, ClaimRequest> asking = firstByUser(asked.getOrDefault(code, List.of()));
    // Near the end order matters: users who have it already must not use up what is left.
    Map<String, Claim> claims =
        coupon.available() < asking.size() ? table.find(code, asking.keySet()) : Map.of();
    List<ClaimRequest> fresh =
        asking.values().stream()
            .filter(request -> !claims.containsKey(request.userId()))
            .limit(coupon.available())
            .toList();
    return new Share(code, coupon, claims, fresh);
  }

  private Map<String, List<OutboxRow>> insert(List<Share> shares, Duration lease, long roundTrip) {
    List<ClaimRequest> fresh = shares.stream().flatMap(share -> share.fresh().stream()).toList();
    if (fresh.isEmpty()) {
      return Map.of();
    }
    long start = System.nanoTime();
    List<OutboxRow> written = table.insert(fresh, lease);
    pace.wrote(fresh.size(), System.nanoTime() - start - roundTrip);
    return written.stream().collect(Collectors.groupingBy(row -> row.accepted().couponCode()));
  }

  private Map<String, Decision> decisions(
      List<Share> shares, Map<String, List<OutboxRow>> written) {
    Map<String, Decision> decisions = new HashMap<>();
    for (Share share : shares) {
      decisions.put(share.code(), decision(share, written.getOrDefault(share.code(), List.of())));
    }
    return decisions;
  }

  private Decision decision(Share share, List<OutboxRow> written) {
    Map<String, Claim> claims = new HashMap<>(share.claims());
    written.forEach(
        row -> claims.put(row.accepted().userId(), Claim.standing(row.accepted().requestId())));
    List<String> conflicting =
        share.fresh().stream()
            .map(ClaimRequest::userId)
            .filter(user -> !claims.containsKey(user))
            .toList();
    if (!conflicting.isEmpty()) {
      claims.putAll(table.find(share.code(), conflicting));
    }
    CouponRow coupon = share.coupon();
    var after =
        new CouponRow(coupon.remaining() - written.size(), coupon.version(), coupon.window());
    return new Decision(after, claims, written);
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
