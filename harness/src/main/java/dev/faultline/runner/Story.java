package dev.faultline.runner;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.faultline.fault.dispatch.Injectors;
import dev.faultline.generator.LoadFolder;
import dev.faultline.generator.Punctuality;
import dev.faultline.response.Responders;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.RecoverySpec;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The phases of one run on a bed that is ready, each ended by its conditions or its deadline. */
final class Story {
  private static final Duration LOAD_READY_WITHIN = ofSeconds(60);
  private static final Duration FIRST_ACCEPT_WITHIN = ofSeconds(10);
  private static final Duration PUNCTUAL_WITHIN = ofSeconds(30);
  private static final Duration GATHERED_WITHIN = ofSeconds(15);
  private static final Duration QUIET_WITHIN = ofSeconds(20);
  private static final Duration LOOK_EVERY = ofMillis(250);

  private final Scene scene;
  private final LoadFolder folder;
  private final Injectors injectors;
  private final Responders responders;
  private final UnaryOperator<LoadOrder> change;
  private final RunWatcher watcher;
  private final Doing doing;
  private Instant now;

  Story(
      Scene scene,
      LoadFolder folder,
      Injectors injectors,
      Responders responders,
      UnaryOperator<LoadOrder> change,
      RunWatcher watcher,
      Doing doing) {
    this.scene = scene;
    this.folder = folder;
    this.injectors = injectors;
    this.responders = responders;
    this.change = change;
    this.watcher = watcher;
    this.doing = doing;
    this.now = scene.timeline().now();
  }

  /** One phase, from its start to its end. */
  @FunctionalInterface
  private interface Phase {
    PhaseEnd run() throws IOException, SQLException;
  }

  /** Tells it; what is known by then is written even if it ends early. */
  void tell() throws IOException, SQLException {
    doing.now("creating coupons");
    Before before = Before.of(scene);
    scene.ledger().create(scene.order().scenario().coupons());
    start(PhaseName.STEADY);
    // Before the generator starts: its own start-up takes a core for seconds.
    PhaseEnd proved = new Steady(scene).prove();
    if (!proved.met()) {
      end(PhaseName.STEADY, proved);
      return;
    }
    try (Load load = Load.start(scene, folder, change);
        Ending ending = new Ending(scene, load, before);
        Faults faults = new Faults(scene, injectors, folder.crowd());
        Responses responses = new Responses(scene, responders);
        Gathering gathering = new Gathering(scene);
        LiveStatus status = LiveStatus.start(scene, load, watcher);
        StatusPageWatch page = StatusPageWatch.start(scene)) {
      gathering.begin();
      responses.prepare();
      if (end(PhaseName.STEADY, loadReady(load, faults, proved))
          && phase(PhaseName.WARMUP, () -> warmup(load, status, gathering))) {
        phase(PhaseName.CONTROL, this::control);
        responses.begin(now);
        phase(PhaseName.FAULT, () -> faults.run(now));
        phase(PhaseName.RECOVERY, () -> recovery(load));
        responses.end();
        phase(PhaseName.DRAIN, () -> new Drain(scene, load).run());
        phase(PhaseName.END, ending::read);
        phase(PhaseName.RESIDUE, () -> new Residue(scene, faults, page).prove());
      }
    }
  }

  private boolean phase(PhaseName name, Phase phase) throws IOException, SQLException {
    start(name);
    return end(name, phase.run());
  }

  /** A phase starts where the last one ended, so that every request belongs to one. */
  private void start(PhaseName name) {
    doing.now("phase " + name.word());
    scene.timeline().add(new PhaseStarted(now, name));
  }

  private boolean end(PhaseName name, PhaseEnd end) {
    scene.timeline().add(new PhaseEnded(end.at(), name, end.met(), end.reason()));
    now = end.at();
    return end.met();
  }

  private PhaseEnd loadReady(Load load, Faults faults, PhaseEnd proved) {
    faults.watch();
    boolean ready =
        scene
            .await()
            .until(
                () -> load.process().zeroMicros().isPresent() || !load.process().alive(),
                LOAD_READY_WITHIN,
                LOOK_EVERY);
    return ready && load.process().alive()
        ? new PhaseEnd(scene.timeline().now(), true, proved.reason())
        : new PhaseEnd(
            scene.timeline().now(), false, "the generator did not start, see logs/generator.log");
  }

  /** At least as long as planned, and until the generator itself is warm. */
  private PhaseEnd warmup(Load load, LiveStatus status, Gathering gathering) {
    Instant from = later(load.zero(), now);
    lastUntil(from.plus(scene.order().scenario().load().warmup()));
    Punctuality punctuality = load.punctuality();
    boolean punctual =
        scene
            .await()
            .until(() -> punctuality.holdsAt(scene.timeline().now()), PUNCTUAL_WITHIN, LOOK_EVERY);
    boolean accepted =
        scene.await().until(() -> status.accepted() > 0, FIRST_ACCEPT_WITHIN, LOOK_EVERY);
    scene.await().until(gathering::gatheredFirst, GATHERED_WITHIN, LOOK_EVERY);
    // The first seconds of a cold service may ring; an alert that still did would be a false one.
    boolean quiet = scene.await().until(new Quiet(scene)::look, QUIET_WITHIN, LOOK_EVERY);
    String reason =
        !punctual
            ? "the load is still not on time"
            : quiet ? "warm, quiet, and requests are accepted" : "an alert is still active";
    return new PhaseEnd(
        scene.timeline().now(), accepted, accepted ? reason : "no request was accepted");
  }

  private PhaseEnd control() {
    Instant until = now.plus(scene.order().scenario().load().control());
    lastUntil(until);
    return new PhaseEnd(until, true, "as long as planned");
  }

  private PhaseEnd recovery(Load load) throws IOException {
    RecoverySpec limits = scene.order().scenario().recovery();
    Instant healed =
        scene.timeline().events(HealConfirmed.class).stream()
            .map(HealConfirmed::at)
            .max(Instant::compareTo)
            .orElse(now);
    RecoveryWatch watch = new RecoveryWatch(scene, load, healed);
    Duration longest = limits.objectiveHeldWithin().plus(limits.heldFor()).plus(ofSeconds(3));
    Optional<Instant> held = scene.await().found(watch::look, longest, LOOK_EVERY);
    return new PhaseEnd(
        scene.timeline().now(),
        held.isPresent(),
        held.map(from -> "the objective is held since " + from)
            .orElse("the objective was not held before the deadline"));
  }

  private void lastUntil(Instant moment) {
    scene
        .await()
        .until(
            () -> !scene.timeline().now().isBefore(moment),
            Duration.between(scene.timeline().now(), moment).plus(ofSeconds(1)),
            ofMillis(20));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
