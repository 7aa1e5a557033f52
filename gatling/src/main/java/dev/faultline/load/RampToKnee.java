package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/**
 * From the rate to the peak in ten steps: the knee is the step above which answers no longer keep
 * up.
 */
public final class RampToKnee extends ShopSimulation {
  private static final int STEPS = 10;

  public RampToKnee() {
    setUp(
            scenario("shopper")
                .exec(exec(shop::newcomer).exec(shop.issue()))
                .injectOpen(
                    incrementUsersPerSec((settings.peak() - settings.rate()) / (STEPS - 1))
                        .times(STEPS)
                        .eachLevelLasting(settings.duration().dividedBy(STEPS))
                        .startingFrom(settings.rate())))
        .protocols(shop.protocol());
  }
}
