package dev.faultline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.faultline.run.Json;
import dev.faultline.run.LoadOrder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The load of a scenario, as the runner orders it: an open model, one request per arrival on a
 * connection of its own, every request recorded. Gatling sends and reports; when and who is {@link
 * Plan}'s and {@link Arrivals}', what came back is {@link CallRecorder}'s.
 *
 * <p>Connections are not shared: Gatling sends a request a second time when a pooled connection
 * turns out dead, and then neither "refused" nor "sent once" would be certain.
 */
public final class ScenarioSimulation extends Simulation {
  private static final String ORDER = "faultline.load";
  private static final Duration REPORTING = Duration.ofSeconds(30);

  private final LoadOrder order = order();
  private final Load load = new Load(order);

  public ScenarioSimulation() {
    Duration timeout = Duration.ofMillis(order.timeoutMillis());
    Plan plan = load.plan();
    setUp(first().injectOpen(plan.firstInjection()).andThen(shopper().injectOpen(plan.injection())))
        .protocols(protocol())
        .maxDuration(
            Plan.MOST_BEFORE_ZERO.plusMillis(order.maxMillis()).plus(timeout).plus(REPORTING));
  }

  @Override
  public void before() {
    load.begin();
  }

  @Override
  public void after() {
    try {
      load.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot complete the record of the load", e);
    }
  }

  private ScenarioBuilder first() {
    return scenario("run-in").exec(load::depart);
  }

  private ScenarioBuilder shopper() {
    ScenarioBuilder shopper = scenario("shopper");
    if (load.plan().unevenInGatling()) {
      shopper = shopper.pause(load::earlyBy);
    }
    return shopper
        .exec(load::depart)
        .doIf(session -> session.contains(Load.DEPARTURE))
        .then(askAndRecord())
        .stopLoadGeneratorIf("the load is over", session -> load.canStop());
  }

  private ChainBuilder askAndRecord() {
    HttpRequestActionBuilder issue =
        http("issue")
            .httpRequest(order.method(), order.path())
            .header("Authorization", session -> "Bearer " + Load.departure(session).token())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .body(StringBody(session -> body(Load.departure(session).arrival().coupon())))
            .requestTimeout(Duration.ofMillis(order.timeoutMillis()))
            // Refusals are answers: only 5xx and no answer at all are KO in Gatling's report.
            .check(status().saveAs(Load.STATUS), bodyString().saveAs(Load.BODY), status().lt(500));
    return exec(issue)
        .exec(load::arriveBack)
        .doIf(session -> session.contains(StatusLooks.LOOK))
        .then(look());
  }

  private ChainBuilder look() {
    HttpRequestActionBuilder status =
        http("status")
            .get(load.looks()::url)
            .header("Authorization", session -> "Bearer " + Load.departure(session).token())
            .header("Accept", "application/json, application/problem+json")
            .requestTimeout(load.looks().timeout())
            .check(
                status().saveAs(StatusLooks.STATUS),
                bodyString().saveAs(StatusLooks.BODY),
                status().is(200));
    return pause(session -> StatusLooks.of(session).delay())
        .exec(load::look)
        .exec(status)
        .exec(load::looked);
  }

  private HttpProtocolBuilder protocol() {
    return http.baseUrl(order.baseUrl())
        .disableWarmUp()
        .disableCaching()
        .disableFollowRedirect()
        .disableAutoReferer()
        .disableAutoOrigin()
        .userAgentHeader("faultline");
  }

  private String body(String coupon) {
    return order.body().replace("${coupon}", coupon);
  }

  private static LoadOrder order() {
    String file = System.getProperty(ORDER);
    if (file == null) {
      throw new IllegalStateException(
          "The system property " + ORDER + " is missing: it names the JSON file of the load order");
    }
    try {
      return Json.read(Path.of(file), LoadOrder.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the load order " + file, e);
    }
  }
}
