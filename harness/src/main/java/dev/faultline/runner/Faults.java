package dev.faultline.runner;

import dev.faultline.fault.Injector;
import dev.faultline.fault.Journal;
import dev.faultline.fault.dispatch.Injectors;
import dev.faultline.fault.traffic.Crowd;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.Undisturbed;
import dev.faultline.scenario.Grip;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All faults of a scenario; each runs on its own thread, because they may overlap. */
final class Faults implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final Scene scene;
  private final Map<TimedFault, Injector> injectors = new LinkedHashMap<>();
  private final Map<TimedFault, Grip> withoutGrip = new LinkedHashMap<>();

  Faults(Scene scene, Injectors kinds, Crowd crowd) {
    this.scene = scene;
    for (TimedFault fault : scene.order().scenario().faults()) {
      fault
          .fault()
          .grip()
          .filter(grip -> !scene.order().system().grips().contains(grip))
          .ifPresentOrElse(
              grip -> withoutGrip.put(fault, grip),
              () -> injectors.put(fault, kinds.injector(fault, scene.bed(), scene.runId(), crowd)));
    }
  }

  /** Observes the targets from now on, so that control shows them well. */
  void watch() {
    injectors.values().forEach(Injector::watch);
  }

  /** Runs all faults, or leaves the system alone for as long as the scenario says. */
  PhaseEnd run(Instant phaseStarted) {
    return scene
        .order()
        .scenario()
        .undisturbed()
        .map(lasts -> leaveAlone(phaseStarted, lasts))
        .orElseGet(() -> strike(phaseStarted));
  }

  /** What has nothing to strike here lasts as long as it would have. */
  private boolean pass(TimedFault fault, Grip lacks, Instant phaseStarted) {
    Instant from = phaseStarted.plus(fault.at());
    Instant until = from.plus(fault.lasts());
    Duration longest = Duration.between(scene.timeline().now(), until).plusSeconds(1);
    boolean over =
        scene.await().until(() -> !scene.timeline().now().isBefore(until), longest, LOOK_EVERY);
    String kind = fault.fault().kind().word();
    scene
        .timeline()
        .add(new FaultWithoutGrip(scene.timeline().now(), from, fault.name(), kind, lacks.key()));
    return over;
  }

  private PhaseEnd leaveAlone(Instant from, Duration lasts) {
    Instant until = from.plus(lasts);
    boolean over =
        scene
            .await()
            .until(() -> !scene.timeline().now().isBefore(until), lasts.plusSeconds(1), LOOK_EVERY);
    if (over) {
      scene.timeline().add(new Undisturbed(until, from));
    }
    return new PhaseEnd(until, over, "undisturbed for as long as the scenario says");
  }

  /** The phase ends when the last heal is confirmed. */
  private PhaseEnd strike(Instant phaseStarted) {
    Journal journal = new Journal(scene.order().home());
    boolean healed = true;
    // Closing waits for every thread: each ends by its own bounds, healing included.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> running = new ArrayList<>();
      injectors.forEach(
          (fault, injector) -> {
            FaultRun run = new FaultRun(fault, injector, journal, scene.timeline(), scene.await());
            running.add(threads.submit(() -> run.run(phaseStarted)));
          });
      withoutGrip.forEach(
          (fault, grip) -> running.add(threads.submit(() -> pass(fault, grip, phaseStarted))));
      for (Future<Boolean> one : running) {
        healed &= result(one);
      }
    }
    Instant at =
        scene.timeline().events().stream()
            .filter(event -> event instanceof HealConfirmed || event instanceof FaultWithoutGrip)
            .map(TimelineEvent::at)
            .max(Instant::compareTo)
            .filter(last -> last.isAfter(phaseStarted))
            .orElseGet(scene.timeline()::now);
    return new PhaseEnd(
        at, healed, healed ? "every heal is confirmed" : "a heal was not confirmed");
  }

  /** What is still there of any fault, each by its own look. */
  List<String> left() {
    return injectors.values().stream().flatMap(injector -> injector.left().stream()).toList();
  }

  /** How long the faults of a scenario can take, with healing. */
  static Duration longest(TimedFault fault) {
    return fault.at().plus(fault.lasts()).plus(FaultRun.HEAL_WITHIN);
  }

  private static boolean result(Future<Boolean> run) {
    try {
      return run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A fault could not be run", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while faults run", e);
    }
  }

  @Override
  public void close() {
    injectors.values().forEach(Injector::close);
  }
}
