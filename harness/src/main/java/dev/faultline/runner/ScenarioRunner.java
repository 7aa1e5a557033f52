package dev.faultline.runner;

import dev.faultline.bed.Bed;
import dev.faultline.bed.BedOrder;
import dev.faultline.bed.Beds;
import dev.faultline.check.Judge;
import dev.faultline.evidence.Excerpts;
import dev.faultline.fault.dispatch.Injectors;
import dev.faultline.generator.GeneratorCache;
import dev.faultline.generator.LoadFolder;
import dev.faultline.report.Reports;
import dev.faultline.response.Responders;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.ManifestFile;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.HarnessError;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.scenario.Dirt;
import dev.faultline.scenario.Fault;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.TimedFault;
import dev.faultline.verdict.RunVerdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Runs scenarios: a bed, the load, the faults, the final reads, the seal, the verdict. Whatever
 * goes wrong on the way, faults are healed, and what is known is sealed and judged. A bed is used
 * again by the next run of its kind if this one proved that it left nothing; closing removes the
 * last one.
 */
public final class ScenarioRunner implements AutoCloseable {
  private static final Duration LONGEST_KEPT = Duration.ofHours(8);

  private final Injectors injectors;
  private final Responders responders;
  private final UnaryOperator<LoadOrder> change;
  private final RunWatcher watcher;
  private final StopSignal stop;
  private final Beds beds;

  /** Runs with real faults and the load as planned. */
  public ScenarioRunner(RunWatcher watcher, StopSignal stop) {
    this(new Beds(), Injectors.real(), Responders.real(), UnaryOperator.identity(), watcher, stop);
  }

  /**
   * For tests of the harness itself.
   *
   * @param beds may be those of other runners, which run before or after this one
   * @param injectors may hold faults that do nothing
   * @param responders may hold responses that do nothing
   * @param change may ask the generator for less than was planned
   */
  public ScenarioRunner(
      Beds beds,
      Injectors injectors,
      Responders responders,
      UnaryOperator<LoadOrder> change,
      RunWatcher watcher,
      StopSignal stop) {
    this.beds = beds;
    this.injectors = injectors;
    this.responders = responders;
    this.change = change;
    this.watcher = watcher;
    this.stop = stop;
  }

  /** One run, from its files to its reports. */
  public RunVerdict run(RunOrder order) throws IOException {
    RunDirectory run = order.directory();
    RunFiles.lay(order);
    try (Timeline timeline = new Timeline(run, Clock.systemUTC(), watcher::happened)) {
      guarded(order, timeline);
    }
    RunFiles.complete(order);
    Excerpts.write(run);
    ManifestFile.seal(run);
    RunVerdict verdict = Judge.judge(run);
    Reports.write(run, verdict);
    return verdict;
  }

  private void guarded(RunOrder order, Timeline timeline) {
    String runId = UUID.randomUUID().toString().substring(0, 8);
    Doing doing = new Doing("making the generator's start-up cache");
    try {
      cacheGenerator(order);
      doing.now("starting the bed");
      onBed(order, runId, timeline, doing);
      doing.now("leaving the bed");
      leave(order, timeline);
    } catch (Exception e) {
      // The edge: every reason ends up in the run directory and makes the run an ERROR.
      timeline.add(new HarnessError(timeline.now(), doing.what(), Doing.message(e)));
      beds.close();
    }
  }

  /** Once per set of libraries; before the bed, which shares the machine with it. */
  private void cacheGenerator(RunOrder order) throws IOException {
    GeneratorCache cache = new GeneratorCache(order.home());
    if (!cache.exists()) {
      watcher.bed("generator", "start-up cache, once");
      cache.make().ifPresent(wrong -> watcher.bed("generator", "no start-up cache: " + wrong));
    }
  }

  private void onBed(RunOrder order, String runId, Timeline timeline, Doing doing)
      throws IOException, SQLException {
    StoppableStart start = new StoppableStart(stop, watcher::bed);
    Bed bed = beds.take(bedOrder(order, runId), () -> undo(order), start);
    start.ended();
    RunFiles.environment(order, bed);
    try (Scene scene = Scene.open(order, runId, timeline, bed, Await.stoppable(stop));
        LoadFolder folder = LoadFolder.make(order.home(), runId)) {
      new Story(scene, folder, injectors, responders, change, watcher, doing).tell();
    }
    keep(order, bed);
  }

  private void undo(RunOrder order) {
    Leftovers.undo(order.home(), what -> watcher.bed("undo", what));
  }

  /** Only a bed on which nothing was found left, and nothing is known to stay, is used again. */
  private void leave(RunOrder order, Timeline timeline) {
    boolean proven =
        timeline.events(PhaseEnded.class).stream()
            .anyMatch(end -> end.phase() == PhaseName.RESIDUE && end.met());
    List<TimedFault> faults = order.scenario().faults();
    if (!proven || order.scenario().spoilsItsBed()) {
      beds.close();
    } else {
      beds.giveBack(
          faults.stream()
              .map(TimedFault::fault)
              .filter(fault -> fault.kind().dirt() == Dirt.ROLE)
              .map(Fault::target)
              .collect(Collectors.toSet()));
    }
  }

  /** Removes the bed that the last run left standing, if any. */
  @Override
  public void close() {
    beds.close();
  }

  /** For those who want to look around: the bed stays until they stop the run. */
  private void keep(RunOrder order, Bed bed) {
    if (order.extras().keepBed()) {
      watcher.kept(Kept.of(order, bed));
      stop.await(LONGEST_KEPT);
    }
  }

  private static BedOrder bedOrder(RunOrder order, String runId) {
    RunDirectory run = order.directory();
    return new BedOrder(order.bedKind(), order.home(), run.logs(), run.evidence(), runId);
  }
}
