package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/** Users ask first how the coupon stands for them, think, and then ask for it. */
public final class PreCheckThenIssue extends Simulation {
  private final Settings settings = Settings.given();
  private final Shop shop = new Shop(settings);

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

  @Override
  public void before() {
    shop.open();
  }

  @Override
  public void after() {
    shop.close();
  }
}
