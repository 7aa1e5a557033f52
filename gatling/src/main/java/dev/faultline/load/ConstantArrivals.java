package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/** New users at a constant rate, whether they are answered or not; some of them come again. */
public final class ConstantArrivals extends ShopSimulation {
  public ConstantArrivals() {
    setUp(
            scenario("shopper")
                .exec(exec(shop::newcomer).exec(shop.issue()))
                .injectOpen(constantUsersPerSec(settings.rate()).during(settings.duration())))
        .protocols(shop.protocol());
  }
}
