package dev.faultline.coupon.accept;

import dev.faultline.coupon.broker.AcceptedCoupon;
import dev.faultline.coupon.catalog.CouponCatalog;
import dev.faultline.coupon.catalog.CouponTerms;
import dev.faultline.coupon.catalog.UnreadCatalogException;
import dev.faultline.coupon.problem.ProblemCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers one request: early refusals at once, everything else by its lane's next commit. */
final class AcceptDesk {

  private final CouponCatalog catalog;
  private final Lanes lanes;
  private final SoldOut soldOut;
  private final AcceptSettings settings;
  private final Clock clock;

  AcceptDesk(
      CouponCatalog catalog, Lanes lanes, SoldOut soldOut, AcceptSettings settings, Clock clock) {
    this.catalog = catalog;
    this.soldOut = soldOut;
    this.lanes = lanes;
    this.settings = settings;
    this.clock = clock;
  }

  Answer request(String couponCode, String userId) {
    if (!AcceptedCoupon.CODE.matcher(couponCode).matches()) {
      return new Answer.Refused(ProblemCode.BAD_REQUEST);
    }
    try {
      return catalog
          .find(couponCode)
          .map(terms -> earlyRefusal(terms, userId).orElseGet(() -> queued(couponCode, userId)))
          .orElseGet(() -> new Answer.Refused(ProblemCode.COUPON_UNKNOWN));
    } catch (UnreadCatalogException e) {
      return new Answer.Refused(ProblemCode.STORE_UNAVAILABLE);
    }
  }

  /** Expired is none of these, nor sold out alone: the user may have a claim from before. */
  private Optional<Answer> earlyRefusal(CouponTerms terms, String userId) {
    Instant now = clock.instant();
    if (terms.isBeforeWindow(now)) {
      return Optional.of(new Answer.Refused(ProblemCode.COUPON_NOT_OPEN));
    }
    if (!terms.isAfterWindow(now) && soldOut.isCertainFor(terms, userId)) {
      return Optional.of(new Answer.Refused(ProblemCode.COUPON_EXHAUSTED));
    }
    return Optional.empty();
  }

  private Answer queued(String couponCode, String userId) {
    var request =
        new ClaimRequest(
            couponCode,
            userId,
            UUID.randomUUID(),
            System.nanoTime() + settings.queueWithin().toNanos(),
            new CompletableFuture<>());
    if (!lanes.offer(request)) {
      return new Answer.Refused(ProblemCode.OVERLOADED);
    }
    return answerTo(request);
  }

  private Answer answerTo(ClaimRequest request) {
    try {
      return request.answer().get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Answer.Refused(ProblemCode.OUTCOME_UNKNOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Refused(ProblemCode.OUTCOME_UNKNOWN);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lane answers by value, never by exception", e);
    }
  }
}
