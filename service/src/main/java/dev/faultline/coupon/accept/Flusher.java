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

/**
 * Takes a batch from queue to answers: cache, ledger, answers, relay, cache again. All its coupons
 * share one commit, whose price does not depend on how many they are.
 */
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

  /** Answers every request of the batch, those for one coupon in their order. */
  void flush(List<ClaimRequest> batch) {
    Map<String, List<ClaimRequest>> open = new LinkedHashMap<>();
    byCoupon(inTime(batch))
        .forEach(
            (code, requests) -> {
              List<ClaimRequest> undecided = answeredEarly(code, requests);
              if (!undecided.isEmpty()) {
                open.put(code, undecided);
              }
            });
    if (!open.isEmpty()) {
      settle(open);
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

  /** Answers whom cache or ledger can answer without a commit; gives the others. */
  private List<ClaimRequest> answeredEarly(String code, List<ClaimRequest> requests) {
    try {
      Optional<CouponTerms> terms = catalog.find(code);
      List<ClaimRequest> open =
          terms.map(known -> answeredByCache(known, requests)).orElse(requests);
      boolean over = terms.map(known -> known.isOver(clock.instant())).orElse(false);
      return over && !open.isEmpty() ? answeredByLook(code, open) : open;
    } catch (UnsettledException e) {
      unsettled(code, requests, e);
    } catch (UnreadCatalogException e) {
      refuse(requests, ProblemCode.STORE_UNAVAILABLE);
    } catch (RuntimeException e) {
      failed(requests, e);
    }
    return List.of();
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

  /** A coupon that is over gives nothing, unless a unit has come back. */
  private List<ClaimRequest> answeredByLook(String code, List<ClaimRequest> requests)
      throws UnsettledException {
    Optional<Decision> decision = ledger.look(code, requests);
    if (decision.isEmpty() || decision.get().coupon().available() > 0) {
      return requests;
    }
    answer(requests, decision.get());
    remember(code, decision.get());
    return List.of();
  }

  private void settle(Map<String, List<ClaimRequest>> open) {
    List<ClaimRequest> all = open.values().stream().flatMap(List::stream).toList();
    try {
      Map<String, Decision> decisions = ledger.claim(open, relay.leaseForNewRows());
      decisions.forEach((code, decision) -> answer(open.getOrDefault(code, List.of()), decision));
      relay.offer(
          decisions.values().stream().flatMap(decision -> decision.written().stream()).toList());
      decisions.forEach(this::remember);
      Map<String, List<ClaimRequest>> left = new LinkedHashMap<>(open);
      left.keySet().removeAll(decisions.keySet());
      if (open.size() > 1) {
        left.forEach(this::settleAlone);
      } else {
        left.values().forEach(requests -> refuse(requests, ProblemCode.COUPON_UNKNOWN));
      }
    } catch (UnsettledException e) {
      if (open.size() > 1 && e.mayBeOneCoupons()) {
        open.forEach(this::settleAlone);
      } else {
        unsettled(String.join(", ", open.keySet()), all, e);
      }
    } catch (RuntimeException e) {
      failed(all, e);
    }
  }

  /**
   * In a commit of its own, for a coupon that held up the others, or may be what they failed for.
   */
  private void settleAlone(String code, List<ClaimRequest> requests) {
    List<ClaimRequest> waiting = inTime(requests);
    if (!waiting.isEmpty()) {
      settle(Map.of(code, waiting));
    }
  }

  private static void answer(List<ClaimRequest> requests, Decision decision) {
    requests.forEach(request -> request.answer().complete(decision.answer(request)));
  }

  private void remember(String code, Decision settled) {
    Map<String, UUID> marks = settled.marks();
    if (!marks.isEmpty() || settled.coupon().remaining() == 0) {
      cache.remember(
          new ClaimCache.Memory(
              code, settled.coupon().version(), settled.coupon().remaining(), marks));
    }
  }

  private void unsettled(String coupons, List<ClaimRequest> requests, UnsettledException e) {
    unsettled.tell(coupons, requests.size(), e);
    refuse(requests, e.code());
  }

  private static void failed(List<ClaimRequest> requests, RuntimeException e) {
    LOG.error("a batch of {} failed", requests.size(), e);
    refuse(requests, ProblemCode.OUTCOME_UNKNOWN);
  }

  private static void refuse(List<ClaimRequest> requests, ProblemCode code) {
    requests.forEach(request -> request.answer().complete(new Answer.Refused(code)));
  }

  /** The batch by coupon, each in order of arrival. */
  private static Map<String, List<ClaimRequest>> byCoupon(List<ClaimRequest> batch) {
    return batch.stream()
        .collect(
            Collectors.groupingBy(
                ClaimRequest::couponCode, LinkedHashMap::new, Collectors.toList()));
  }
}
