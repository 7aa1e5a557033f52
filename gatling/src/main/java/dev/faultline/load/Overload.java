package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/**
 * Three times the rate that is given, which should be the knee: what cannot be served has to be
 * turned away at once.
 */
public final class Overload extends ShopSimulation {
  private static final int TIMES = 3;

  public Overload() {
    setUp(
            scenario("shopper")
                .exec(exec(shop::newcomer).exec(shop.issue()))
                .injectOpen(
                    constantUsersPerSec(TIMES * settings.rate()).during(settings.duration())))
        .protocols(shop.protocol());
  }
}
