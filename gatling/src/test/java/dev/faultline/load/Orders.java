package dev.faultline.load;

import dev.faultline.run.LoadOrder;
import dev.faultline.run.LoadOrder.CouponShare;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Load orders that show only what a test is about. */
final class Orders {
  static final long TIMEOUT_MILLIS = 1000;

  private Orders() {}

  static LoadOrder order(
      Path home, String baseUrl, double ratePerSecond, Duration most, String privateKey) {
    return new LoadOrder(
        baseUrl,
        "POST",
        "/issue",
        "{\"couponCode\":\"${coupon}\"}",
        TIMEOUT_MILLIS,
        "/requestId",
        "/code",
        ratePerSecond,
        most.toMillis(),
        List.of(new CouponShare("RUSH", 0.7), new CouponShare("CALM", 0.3)),
        0.1,
        "u1",
        42,
        privateKey,
        "https://issuer.test",
        "coupons",
        "web",
        new LoadOrder.Look(
            baseUrl + "/status/${requestId}",
            TIMEOUT_MILLIS,
            "/status",
            0,
            home.resolve("status-reads.jsonl").toString()),
        List.of(),
        home.resolve("calls.jsonl").toString(),
        home.resolve("zero").toString(),
        home.resolve("stop").toString());
  }

  /** With a surge of three seconds. */
  static LoadOrder surging(Path home, LoadOrder order, double ratePerSecond) {
    LoadOrder.Surge surge =
        new LoadOrder.Surge(
            ratePerSecond,
            3_000,
            List.of(new CouponShare("SPIKE", 1)),
            "surge-1",
            home.resolve("surge.start").toString(),
            home.resolve("surge.stop").toString(),
            home.resolve("surge.json").toString());
    return order.withSurges(List.of(surge));
  }
}
