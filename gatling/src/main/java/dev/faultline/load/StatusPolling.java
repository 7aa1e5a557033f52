package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import java.time.Duration;

/** Users ask for a coupon and then look at its status until it is settled, ten times at most. */
public final class StatusPolling extends ShopSimulation {
  private static final String LOOKS = "looks";
  private static final int MOST = 10;
  private static final Duration AGAIN = Duration.ofMillis(500);

  public StatusPolling() {
    setUp(
            scenario("shopper")
                .exec(exec(shop::newcomer).exec(shop.issue()))
                .doIf(session -> session.contains(Shop.REQUEST_ID))
                .then(
                    exec(session -> session.set(LOOKS, 0))
                        .asLongAs(
                            session -> session.getInt(LOOKS) < MOST && !shop.isSettled(session))
                        .on(
                            exec(shop.look())
                                .exec(session -> session.set(LOOKS, session.getInt(LOOKS) + 1))
                                .pause(session -> shop.isSettled(session) ? Duration.ZERO : AGAIN)))
                .injectOpen(constantUsersPerSec(settings.rate()).during(settings.duration())))
        .protocols(shop.protocol());
  }
}
