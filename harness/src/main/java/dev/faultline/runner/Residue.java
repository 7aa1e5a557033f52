package dev.faultline.runner;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import dev.faultline.run.TimelineEvent.ResidueChecked;
import dev.faultline.run.TimelineEvent.StatusPageSeen.StatusPage;
import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.CouponSpec;
import dev.faultline.stores.CacheStore;
import dev.faultline.stores.ConsumerGroup;
import dev.faultline.system.Role;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Proof that nothing of the faults is left, one condition after the other, each with patience. */
final class Residue {
  /** The condition that no alert is active. */
  static final String ALERTS = "alerts";

  private static final Duration PATIENCE = ofSeconds(15);

  /** A woken master takes about 12 s until it is a replica in sync. */
  private static final Duration CACHE_PATIENCE = ofSeconds(30);

  /** A page that does not flap takes its time until it says that all is well. */
  private static final Duration PAGE_PATIENCE = ofSeconds(25);

  private static final Duration LOOK_EVERY = ofMillis(250);

  private final Scene scene;
  private final Faults faults;
  private final StatusPageWatch page;

  Residue(Scene scene, Faults faults, StatusPageWatch page) {
    this.scene = scene;
    this.faults = faults;
    this.page = page;
  }

  /** What was found, and whether that is clean. */
  private record Finding(boolean clean, String found) {}

  /** Looks once. */
  @FunctionalInterface
  private interface Look {
    Finding at() throws IOException, SQLException;
  }

  PhaseEnd prove() {
    boolean clean = check("containers", PATIENCE, this::containers);
    clean &= check("toxics", PATIENCE, this::toxics);
    clean &= check("firewall", PATIENCE, this::firewall);
    clean &= check("agents", PATIENCE, () -> finding(faults.left(), "none is armed"));
    clean &= check("outbox", PATIENCE, this::outbox);
    clean &= check("consumer-lag", PATIENCE, this::lag);
    clean &= check("consumer-group", PATIENCE, this::group);
    clean &= check("in-sync-replicas", PATIENCE, this::replicas);
    clean &= check("idle-in-transaction", PATIENCE, this::transactions);
    clean &= check("planted-rules", PATIENCE, this::plantedRules);
    clean &= check("cache", CACHE_PATIENCE, this::cache);
    clean &= check("locks", PATIENCE, this::locks);
    clean &= check("standby", PATIENCE, this::standby);
    clean &= check("status-page", PAGE_PATIENCE, this::statusPage);
    clean &= check(ALERTS, alertPatience(), this::alerts);
    return new PhaseEnd(
        scene.timeline().now(), clean, clean ? "nothing is left" : "something is left");
  }

  private boolean check(String condition, Duration patience, Look look) {
    AtomicReference<Finding> last = new AtomicReference<>(new Finding(false, "not looked yet"));
    scene
        .await()
        .until(
            () -> {
              last.set(looked(look));
              return last.get().clean();
            },
            patience,
            LOOK_EVERY);
    Finding found = last.get();
    scene
        .timeline()
        .add(new ResidueChecked(scene.timeline().now(), condition, found.clean(), found.found()));
    return found.clean();
  }

  /** What cannot be looked at is not clean. */
  private static Finding looked(Look look) {
    try {
      return look.at();
    } catch (IOException | SQLException | RuntimeException e) {
      return new Finding(false, Doing.message(e));
    }
  }

  private Finding containers() {
    List<String> odd = new ArrayList<>();
    List<Part> parts = scene.bed().parts().stream().filter(this::stays).toList();
    for (Part part : parts) {
      State state = scene.bed().containers().state(part.containerId());
      if (state != State.RUNNING) {
        odd.add(part.name() + " " + state.name().toLowerCase(Locale.ROOT));
      }
    }
    return finding(odd, parts.size() + " running");
  }

  /** A one-shot role has ended long ago, as it should; what a fault took down for good is down. */
  private boolean stays(Part part) {
    return !scene.bed().retired(part) && !endedByItself(part);
  }

  private boolean endedByItself(Part part) {
    return scene.order().system().roles().stream()
        .filter(Role::oneShot)
        .anyMatch(
            role -> part.name().equals(role.name()) || part.name().startsWith(role.name() + "-"));
  }

  private Finding toxics() throws IOException {
    List<String> left = new ArrayList<>();
    for (var proxy : scene.bed().addresses().toxiproxy().getProxies()) {
      if (!proxy.isEnabled()) {
        left.add(proxy.getName() + " cut");
      }
      proxy.toxics().getAll().forEach(toxic -> left.add(proxy.getName() + " " + toxic.getName()));
    }
    return finding(left, "none");
  }

  private Finding firewall() {
    return finding(scene.bed().firewalled(), "no rule");
  }

  private Finding outbox() throws SQLException {
    long rows = scene.ledger().outboxRows();
    return new Finding(rows == 0, rows + " rows");
  }

  private Finding lag() {
    ConsumerGroup.Position position = scene.group().position();
    return new Finding(position.lag() == 0, "lag " + position.lag());
  }

  private Finding group() {
    boolean stable = scene.group().stable();
    return new Finding(stable, stable ? "stable" : "not stable, or without members");
  }

  private Finding replicas() {
    long missing = scene.group().underReplicated();
    return new Finding(missing == 0, missing + " partitions under-replicated");
  }

  private Finding standby() throws SQLException {
    boolean inSync = scene.bed().standbyInSync();
    return new Finding(inSync, inSync ? "in sync, or none" : "behind the primary, or away");
  }

  private Finding cache() {
    return finding(scene.bed().cacheDisorder(), "in order");
  }

  private Finding locks() {
    List<String> coupons =
        scene.order().scenario().coupons().stream().map(CouponSpec::code).toList();
    CacheStore cache =
        new CacheStore(scene.order().system().cache(), scene.bed().addresses().cache());
    return finding(cache.locksWithoutEnd(coupons), "none without an end");
  }

  private Finding transactions() throws SQLException {
    long sessions = scene.ledger().idleInTransaction();
    return new Finding(sessions == 0, sessions + " sessions");
  }

  private Finding plantedRules() throws SQLException {
    return finding(scene.ledger().plantedRules(), "none");
  }

  private Finding statusPage() {
    return page.last()
        .map(shows -> new Finding(shows == StatusPage.NOT_DELAYED, shows.name()))
        .orElseGet(() -> new Finding(true, "there is none"));
  }

  private Finding alerts() {
    return finding(scene.prometheus().activeAlerts(), "none pending, none firing");
  }

  /** An alert may take as long to clear as its scenario allows, and a moment more. */
  private Duration alertPatience() {
    return scene.order().scenario().alerts().stream()
        .map(AlertExpectation::clearsWithin)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO)
        .plus(PATIENCE);
  }

  private static Finding finding(List<String> odd, String fine) {
    return new Finding(odd.isEmpty(), odd.isEmpty() ? fine : String.join(", ", odd));
  }
}
