package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/**
 * Three times the rate that is given, which should be the knee: what cannot be served has to be
 * turned away at once.
 */
public final class Overload extends Simulation {
  private static final int TIMES = 3;

  private final Settings settings = Settings.given();
  private final Shop shop = new Shop(settings);

  public Overload() {
    setUp(
            scenario("shopper")
                .exec(exec(shop::newcomer).exec(shop.issue()))
                .injectOpen(
                    constantUsersPerSec(TIMES * settings.rate()).during(settings.duration())))
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
