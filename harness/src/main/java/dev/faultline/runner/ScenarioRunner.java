package dev.faultline.runner;

import dev.faultline.bed.Bed;
import dev.faultline.bed.BedOrder;
import dev.faultline.check.Judge;
import dev.faultline.evidence.Excerpts;
import dev.faultline.fault.dispatch.Injectors;
import dev.faultline.report.Reports;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.ManifestFile;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.HarnessError;
import dev.faultline.verdict.RunVerdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Runs one scenario: a bed, the load, the faults, the final reads, the seal, the verdict. Whatever
 * goes wrong on the way, faults are healed, the bed is removed, and what is known is sealed and
 * judged.
 */
public final class ScenarioRunner {
  private static final Duration LONGEST_KEPT = Duration.ofHours(8);

  private final Injectors injectors;
  private final UnaryOperator<LoadOrder> change;
  private final RunWatcher watcher;
  private final StopSignal stop;

  /** Runs with real faults and the load as planned. */
  public ScenarioRunner(RunWatcher watcher, StopSignal stop) {
    this(Injectors.real(), UnaryOperator.identity(), watcher, stop);
  }

  /**
   * For tests of the harness itself.
   *
   * @param injectors may hold faults that do nothing
   * @param change may ask the generator for less than was planned
   */
  public ScenarioRunner(
      Injectors injectors, UnaryOperator<LoadOrder> change, RunWatcher watcher, StopSignal stop) {
    this.injectors = injectors;
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
    Doing doing = new Doing("undoing what an earlier run left");
    try {
      Leftovers.undo(order.home(), what -> watcher.bed("undo", what));
      doing.now("starting the bed");
      onBed(order, runId, timeline, doing);
    } catch (Exception e) {
      // The edge: every reason ends up in the run directory and makes the run an ERROR.
      timeline.add(new HarnessError(timeline.now(), doing.what(), Doing.message(e)));
    }
  }

  private void onBed(RunOrder order, String runId, Timeline timeline, Doing doing)
      throws IOException, SQLException {
    StoppableStart start = new StoppableStart(stop, watcher::bed);
    try (Bed bed = Bed.start(bedOrder(order, runId), start)) {
      start.ended();
      RunFiles.environment(order, bed);
      try (Scene scene = Scene.open(order, runId, timeline, bed, Await.stoppable(stop));
          LoadFolder folder = LoadFolder.make(order.home(), runId)) {
        new Story(scene, folder, injectors, change, watcher, doing).tell();
      }
      keep(order, bed);
      doing.now("removing the bed");
    }
  }

  /** For those who want to look around: the bed stays until they stop the run. */
  private void keep(RunOrder order, Bed bed) {
    if (order.keep()) {
      watcher.kept(Kept.of(order, bed));
      stop.await(LONGEST_KEPT);
    }
  }

  private static BedOrder bedOrder(RunOrder order, String runId) {
    RunDirectory run = order.directory();
    return new BedOrder(
        order.system(),
        order.scenario().bed(),
        order.settings(),
        order.scenario().alertScale(),
        order.home(),
        run.logs(),
        run.evidence(),
        runId);
  }
}
