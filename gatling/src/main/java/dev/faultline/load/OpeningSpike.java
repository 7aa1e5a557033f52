package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import java.time.Duration;

/** A sale opens: the peak for the first tenth of the time, then the usual rate. */
public final class OpeningSpike extends ShopSimulation {
  public OpeningSpike() {
    Duration spike = settings.duration().dividedBy(10);
    setUp(
            scenario("shopper")
                .exec(exec(shop::newcomer).exec(shop.issue()))
                .injectOpen(
                    constantUsersPerSec(settings.peak()).during(spike),
                    constantUsersPerSec(settings.rate()).during(settings.duration().minus(spike))))
        .protocols(shop.protocol());
  }
}
