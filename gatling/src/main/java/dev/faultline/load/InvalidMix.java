package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.uniformRandomSwitch;

/**
 * Broken and hostile requests among good ones, each held against the refusal that the system file
 * says it deserves.
 */
public final class InvalidMix extends ShopSimulation {
  public InvalidMix() {
    setUp(
            scenario("shopper")
                .exec(shop::newcomer)
                .randomSwitchOrElse()
                .on(
                    percent(100 * settings.invalid())
                        .then(uniformRandomSwitch().on(shop.invalid())))
                .orElse(exec(shop.issue()))
                .injectOpen(constantUsersPerSec(settings.rate()).during(settings.duration())))
        .protocols(shop.protocol());
  }
}
