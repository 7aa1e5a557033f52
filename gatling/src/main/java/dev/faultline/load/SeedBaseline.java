package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/**
 * STEP 20's load: closed users, 50 for 30 s unless asked otherwise, drawn from users 1 to 1000, who
 * ask for one coupon. Who comes again is told the same again.
 */
public final class SeedBaseline extends Simulation {
  private final Settings settings = Settings.given();
  private final Shop shop = new Shop(settings);

  public SeedBaseline() {
    setUp(
            scenario("shopper")
                .during(settings.duration())
                .on(exec(shop::anybody).exec(shop.issue()).pause(session -> settings.think()))
                .injectOpen(atOnceUsers((int) settings.users())))
        .protocols(shop.protocol());
  }
}
