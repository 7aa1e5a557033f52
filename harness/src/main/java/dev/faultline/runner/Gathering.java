package dev.faultline.runner;

import dev.faultline.bed.Part;
import dev.faultline.evidence.Evidence;
import dev.faultline.evidence.Pace;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.Fault;
import dev.faultline.scenario.InvalidRequests;
import dev.faultline.scenario.OldGenerationFill;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Surge;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gathers evidence beside the story: while the load is not judged yet, once a fault bites or might
 * have, and when the load has ended. Gathering costs a core for some seconds, which control and
 * recovery would show.
 */
final class Gathering implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration BITES_WITHIN = Duration.ofSeconds(8);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /**
   * One question takes a tenth of a second of one core: with this much between, p95 does not see
   * it.
   */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(400);

  private static final Duration END_WITHIN = Duration.ofSeconds(10);

  private final Scene scene;
  private final Evidence evidence;
  private final Thread thread;
  private volatile boolean first;
  private volatile boolean over;

  /** Nothing is gathered before {@link #begin}. */
  Gathering(Scene scene) {
    this.scene = scene;
    this.evidence = new Evidence(scene.run(), scene.bed(), scene.group());
    this.thread = Thread.ofVirtual().name("evidence").unstarted(this::gather);
  }

  void begin() {
    thread.start();
  }

  /** Whether the first gathering has ended, so that what follows is undisturbed. */
  boolean gatheredFirst() {
    return first;
  }

  private void gather() {
    when(Evidence.BEFORE, event -> starts(event, PhaseName.WARMUP));
    first = true;
    gatherInFault();
    when("after", event -> starts(event, PhaseName.DRAIN));
    evidence.fetchDumps();
  }

  private void gatherInFault() {
    if (nothingBreaks()) {
      lightlyWhen(event -> longSince(event, PhaseName.FAULT));
    } else {
      when(
          Evidence.DURING, event -> (longSince(event, PhaseName.FAULT) && bite() > 0) || allBite());
      dump();
    }
  }

  /** Without faults, or with such that find no grip on this system, or only send requests. */
  private boolean nothingBreaks() {
    return scene.order().scenario().faults().stream()
        .map(TimedFault::fault)
        .allMatch(fault -> sendsOnly(fault) || findsNoGrip(fault));
  }

  private static boolean sendsOnly(Fault fault) {
    return fault instanceof InvalidRequests || fault instanceof Surge;
  }

  private boolean findsNoGrip(Fault fault) {
    return fault.grip().filter(grip -> !scene.order().system().grips().contains(grip)).isPresent();
  }

  private int bite() {
    return scene.timeline().events(FaultConfirmed.class).size();
  }

  /** Every cause shows then, also where one makes the other worse. */
  private boolean allBite() {
    return bite() == scene.order().scenario().faults().size();
  }

  /** Where nothing breaks too, and where some of it takes long to be seen. */
  private boolean longSince(TimelineEvent event, PhaseName phase) {
    return starts(event, phase) && event.at().plus(BITES_WITHIN).isBefore(scene.timeline().now());
  }

  /** A whole dump tells who fills an old generation; of any role where somebody asked for it. */
  private Set<String> dumps() {
    if (scene.order().extras().heapDump()) {
      return scene.bed().roleParts().stream().map(Part::name).collect(Collectors.toSet());
    }
    return scene.order().scenario().faults().stream()
        .map(TimedFault::fault)
        .filter(OldGenerationFill.class::isInstance)
        .map(Fault::target)
        .collect(Collectors.toSet());
  }

  private void dump() {
    if (!over) {
      evidence.dump(dumps());
    }
  }

  private void when(String moment, Predicate<TimelineEvent> happened) {
    await(happened);
    if (!over) {
      evidence.gather(moment, moment.equals(Evidence.DURING) ? this::roomForUsers : Pace.AT_ONCE);
    }
  }

  /** Where users would feel what gathering costs, and nothing is wrong that would excuse it. */
  private void lightlyWhen(Predicate<TimelineEvent> happened) {
    await(happened);
    if (!over) {
      evidence.gatherLightly(Evidence.DURING, this::roomForUsers);
    }
  }

  private void await(Predicate<TimelineEvent> happened) {
    Await.persistent()
        .until(
            () -> over || scene.timeline().events().stream().anyMatch(happened),
            LONGEST,
            LOOK_EVERY);
  }

  private void roomForUsers() {
    Await.persistent().until(() -> over, BETWEEN_QUESTIONS, BETWEEN_QUESTIONS);
  }

  private static boolean starts(TimelineEvent event, PhaseName phase) {
    return event instanceof PhaseStarted started && started.phase() == phase;
  }

  /** Lets a gathering that has begun finish. */
  @Override
  public void close() {
    over = true;
    try (evidence) {
      thread.join(END_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
