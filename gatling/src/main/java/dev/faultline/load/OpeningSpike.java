package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** A sale opens: the peak for the first tenth of the time, then the usual rate. */
public final class OpeningSpike extends Simulation {
  private final Settings settings = Settings.given();
  private final Shop shop = new Shop(settings);

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

  @Override
  public void before() {
    shop.open();
  }

  @Override
  public void after() {
    shop.close();
  }
}
