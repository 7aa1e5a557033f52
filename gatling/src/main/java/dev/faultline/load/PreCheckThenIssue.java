package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/** Users ask first how the coupon stands for them, think, and then ask for it. */
public final class PreCheckThenIssue extends ShopSimulation {
  public PreCheckThenIssue() {
    setUp(
            scenario("shopper")
                .exec(
                    exec(shop::newcomer)
                        .exec(shop.preCheck())
                        .pause(session -> settings.think())
                        .exec(shop.issue()))
                .injectOpen(constantUsersPerSec(settings.rate()).during(settings.duration())))
        .protocols(shop.protocol());
  }
}
