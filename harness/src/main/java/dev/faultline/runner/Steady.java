package dev.faultline.runner;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.faultline.run.TimelineEvent.SteadyCondition;
import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.CouponSpec;
import dev.faultline.scenario.Share;
import dev.faultline.stores.SystemApi;
import dev.faultline.system.Outcome;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The gate before the load: a request with a coupon of its own is accepted and issued, and what the
 * stores promise to keep they really keep.
 */
final class Steady {
  /** Settings that make an acknowledged write survive, and the values with which they do. */
  private static final Map<String, Set<String>> DURABLE =
      Map.of(
          "postgres.fsync", Set.of("on"),
          "postgres.full_page_writes", Set.of("on"),
          "postgres.synchronous_commit", Set.of("on", "remote_write", "remote_apply"));

  /** More units than a warm-up can ask for. */
  private static final long PROBES = 1_000_000;

  private final Scene scene;

  Steady(Scene scene) {
    this.scene = scene;
  }

  PhaseEnd prove() {
    boolean durable = durable();
    String coupon = "PROBE-" + scene.runId().toUpperCase(Locale.ROOT);
    String user = "probe-" + scene.runId();
    create(coupon);
    Optional<String> requestId = accepted(coupon, user);
    boolean issued = requestId.filter(id -> issued(id, user)).isPresent();
    boolean met = durable && issued && warm(coupon);
    return new PhaseEnd(
        scene.timeline().now(),
        met,
        met
            ? "accepted > 0, issued > 0, durability on, warm"
            : "a condition of the steady state does not hold");
  }

  private boolean warm(String coupon) {
    WarmUp.Result result = new WarmUp(scene, coupon).run();
    condition("warm", result.warm(), result.toString());
    return result.warm();
  }

  private void create(String coupon) {
    try {
      scene.ledger().create(List.of(new CouponSpec(coupon, PROBES, Share.ALL)));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the probe's coupon " + coupon, e);
    }
  }

  /**
   * The truth must be durable, and records must be on as many brokers as the scenario speaks of;
   * what the cache says is kept in the environment.
   */
  private boolean durable() {
    Map<String, String> found = scene.bed().durability();
    Map<String, Set<String>> wanted = new TreeMap<>(DURABLE);
    BedSpec bed = scene.order().scenario().bed();
    String topic = "kafka." + scene.order().system().topics().issue();
    wanted.put(topic + ".replicas", Set.of(String.valueOf(bed.kafka())));
    wanted.put(topic + ".min.insync.replicas", Set.of(String.valueOf(bed.copiesInSync())));
    boolean all = true;
    for (Map.Entry<String, Set<String>> setting : wanted.entrySet()) {
      String value = found.getOrDefault(setting.getKey(), "not told");
      boolean holds = setting.getValue().contains(value);
      condition(setting.getKey(), holds, value);
      all &= holds;
    }
    return all;
  }

  private Optional<String> accepted(String coupon, String user) {
    SystemApi.Answer[] last = {new SystemApi.Answer(0, "", "")};
    boolean accepted =
        scene
            .await()
            .until(
                () -> {
                  last[0] = scene.api().issue(coupon, user);
                  return promised(scene.answers().outcome(last[0].status(), last[0].code()));
                },
                ofSeconds(20),
                ofMillis(250));
    condition("accepted > 0", accepted, last[0].status() + " " + last[0].code());
    return accepted ? Optional.of(last[0].text()) : Optional.empty();
  }

  /** A repeated probe may find its first request's promise. */
  private static boolean promised(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED, ALREADY_YOURS -> true;
      case REFUSED, FAILED, UNKNOWN -> false;
    };
  }

  private boolean issued(String requestId, String user) {
    String wanted = scene.order().system().requests().status().issued();
    SystemApi.Answer[] last = {new SystemApi.Answer(0, "", "")};
    boolean issued =
        scene
            .await()
            .until(
                () -> {
                  last[0] = scene.api().status(requestId, user);
                  return last[0].text().equals(wanted);
                },
                ofSeconds(30),
                ofMillis(100));
    condition("issued > 0", issued, last[0].status() + " " + last[0].text());
    return issued;
  }

  private void condition(String condition, boolean holds, String found) {
    scene
        .timeline()
        .add(new SteadyCondition(scene.timeline().now(), condition, holds, found.strip()));
  }
}
