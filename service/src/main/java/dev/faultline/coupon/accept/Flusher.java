package dev.faultline.coupon.accept;

import dev.faultline.coupon.cache.ClaimCache;
import dev.faultline.coupon.catalog.CouponCatalog;
import dev.faultline.coupon.catalog.CouponTerms;
import dev.faultline.coupon.catalog.UnreadCatalogException;
import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.relay.Relay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one coupon's batch from queue to answers: cache, ledger, answers, relay, cache again. */
final class Flusher {

  private static final Logger LOG = LoggerFactory.getLogger(Flusher.class);

  private final CouponCatalog catalog;
  private final ClaimCache cache;
  private final ClaimLedger ledger;
  private final Relay relay;
  private final Clock clock;
  private final UnsettledLog unsettled = new UnsettledLog(System::nanoTime);

  Flusher(CouponCatalog catalog, ClaimCache cache, ClaimLedger ledger, Relay relay, Clock clock) {
    this.catalog = catalog;
    this.cache = cache;
    this.ledger = ledger;
    this.relay = relay;
    this.clock = clock;
  }

  /** Answers every request of the batch, all for the same coupon, in their order. */
  void flush(String code, List<ClaimRequest> batch) {
    try {
      Optional<CouponTerms> terms = catalog.find(code);
      List<ClaimRequest> open =
          terms.map(known -> answeredByCache(known, inTime(batch))).orElseGet(() -> inTime(batch));
      if (!open.isEmpty()) {
        settle(code, open, terms.map(known -> known.isOver(clock.instant())).orElse(false));
      }
    } catch (UnsettledException e) {
      unsettled.tell(code, batch.size(), e);
      refuse(batch, e.code());
    } catch (UnreadCatalogException e) {
      refuse(batch, ProblemCode.STORE_UNAVAILABLE);
    } catch (RuntimeException e) {
      LOG.error("a batch of {} for {} failed", batch.size(), code, e);
      refuse(batch, ProblemCode.OUTCOME_UNKNOWN);
    }
  }

  private static List<ClaimRequest> inTime(List<ClaimRequest> batch) {
    var inTime = new ArrayList<ClaimRequest>(batch.size());
    for (ClaimRequest request : batch) {
      if (request.isExpired()) {
        request.answer().complete(new Answer.Refused(ProblemCode.OVERLOADED));
      } else {
        inTime.add(request);
      }
    }
    return inTime;
  }

  /**
   * Once a unit was given back, the cache's "sold out" says no more whose it was: those people are
   * told what became of their request, and only the ledger knows them.
   */
  private List<ClaimRequest> answeredByCache(CouponTerms terms, List<ClaimRequest> batch) {
    if (batch.isEmpty()) {
      return batch;
    }
    List<String> users = batch.stream().map(ClaimRequest::userId).distinct().toList();
    ClaimCache.Reply reply =
        cache.ask(new ClaimCache.Question(terms.code(), terms.version(), terms.total(), users));
    var open = new ArrayList<ClaimRequest>(batch.size());
    for (ClaimRequest request : batch) {
      UUID requestId = reply.marks().get(request.userId());
      if (requestId != null) {
        request.answer().complete(new Answer.Duplicate(requestId));
      } else if (reply.isSoldOut() && terms.version() == 0) {
        request.answer().complete(new Answer.Refused(ProblemCode.COUPON_EXHAUSTED));
      } else {
        open.add(request);
      }
    }
    return open;
  }

  private void settle(String code, List<ClaimRequest> batch, boolean probablyOver)
      throws UnsettledException {
    Optional<Decision> decision = probablyOver ? ledger.look(code, batch) : Optional.empty();
    if (decision.isEmpty() || decision.get().coupon().available() > 0) {
      decision = ledger.claim(code, batch, relay.leaseForNewRows());
    }
    if (decision.isEmpty()) {
      refuse(batch, ProblemCode.COUPON_UNKNOWN);
      return;
    }
    Decision settled = decision.get();
    batch.forEach(request -> request.answer().complete(settled.answer(request)));
    relay.offer(settled.written());
    remember(code, settled);
  }

  private void remember(String code, Decision settled) {
    Map<String, UUID> marks = settled.marks();
    if (!marks.isEmpty() || settled.coupon().remaining() == 0) {
      cache.remember(
          new ClaimCache.Memory(
              code, settled.coupon().version(), settled.coupon().remaining(), marks));
    }
  }

  private static void refuse(List<ClaimRequest> batch, ProblemCode code) {
    batch.forEach(request -> request.answer().complete(new Answer.Refused(code)));
  }

  /** The batch by coupon, each in order of arrival. */
  static Map<String, List<ClaimRequest>> byCoupon(List<ClaimRequest> batch) {
    return batch.stream()
        .collect(
            Collectors.groupingBy(
                ClaimRequest::couponCode, LinkedHashMap::new, Collectors.toList()));
  }
}
