package dev.faultline.suite;

import dev.faultline.bed.BedKind;
import dev.faultline.report.AlertMatrix;
import dev.faultline.report.Reports;
import dev.faultline.run.FirstLeg;
import dev.faultline.run.ManifestFile;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.runner.Extras;
import dev.faultline.runner.RunOrder;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several runs under one start: their folder, their attempts, their common verdict. Not
 * thread-safe.
 */
public final class Suite {
  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path home;
  private final Path folder;
  private final ScenarioRunner runner;
  private final StopSignal stop;
  private final SuiteWatcher watcher;
  private final List<RunVerdict> verdicts = new ArrayList<>();
  private final Map<String, Integer> attempts = new HashMap<>();
  private final Map<BedKind, Integer> started = new HashMap<>();

  private Suite(
      Path home, Path folder, ScenarioRunner runner, StopSignal stop, SuiteWatcher watcher) {
    this.home = home;
    this.folder = folder;
    this.runner = runner;
    this.stop = stop;
    this.watcher = watcher;
  }

  /** Makes the folder of a new start; nothing is run yet. */
  public static Suite start(Path home, ScenarioRunner runner, StopSignal stop, SuiteWatcher watcher)
      throws IOException {
    return new Suite(home, newFolder(home), runner, stop, watcher);
  }

  /** Where the runs of this start lie. */
  public Path folder() {
    return folder;
  }

  /**
   * Runs each leg of a plan, and once more if that was INVALID; gives the attempts in their order.
   * A first leg that is not PASS proves nothing for the one after it, so that is not run.
   */
  public List<RunVerdict> run(Plan plan, Extras extras) throws InvalidFile, IOException {
    List<RunVerdict> all = new ArrayList<>();
    Optional<FirstLeg> proven = Optional.empty();
    for (PlannedLeg leg : plan.legs()) {
      boolean last = leg.equals(plan.legs().getLast());
      List<Ended> round = round(plan, leg, proven, extras.withBedKept(last));
      round.forEach(ended -> all.add(ended.verdict()));
      Ended decisive = round.getLast();
      if (last || stop.requested() || decisive.verdict().verdict() != Verdict.PASS) {
        break;
      }
      proven = Optional.of(decisive.proof());
    }
    return List.copyOf(all);
  }

  /** An attempt and what came of it. */
  private record Ended(RunOrder order, RunVerdict verdict) {
    FirstLeg proof() throws IOException {
      RunDirectory run = order.directory();
      return new FirstLeg(
          order.system().name(),
          verdict.run(),
          verdict.verdict().name(),
          order.seed(),
          ManifestFile.fingerprint(run),
          run.readAll(RunDirectory.TIMELINE).stream()
              .filter(DoseMeasured.class::isInstance)
              .map(DoseMeasured.class::cast)
              .toList());
    }
  }

  private List<Ended> round(Plan plan, PlannedLeg leg, Optional<FirstLeg> proven, Extras extras)
      throws InvalidFile, IOException {
    List<Ended> round = new ArrayList<>();
    do {
      String part = plan.scenario().name() + " " + leg.place();
      int attempt = attempts.merge(part, 1, Integer::sum);
      BedKind kind = plan.order(leg, proven, attempt, home, folder, extras).bedKind();
      Plan own = plan.withOwnCoupons(started.merge(kind, 1, Integer::sum));
      RunOrder order = own.order(leg, proven, attempt, home, folder, extras);
      watcher.starts(order);
      RunVerdict verdict = runner.run(order);
      round.add(new Ended(order, verdict));
      verdicts.add(verdict);
      watcher.ended(order, verdict);
    } while (!stop.requested()
        && SuiteVerdict.deservesAnother(round.stream().map(Ended::verdict).toList()));
    return round;
  }

  /**
   * The order in which plans take the fewest beds: those of one kind one after the other, where the
   * first of them stands, and of these at last those that spoil it.
   */
  public static List<Plan> grouped(List<Plan> plans) {
    Map<BedKind, List<Plan>> byKind = new LinkedHashMap<>();
    plans.forEach(
        plan -> byKind.computeIfAbsent(plan.bedKind(), kind -> new ArrayList<>()).add(plan));
    return byKind.values().stream()
        .flatMap(
            same ->
                same.stream().sorted(Comparator.comparing(plan -> plan.scenario().spoilsItsBed())))
        .toList();
  }

  /**
   * Removes the last bed, writes the common verdict and its reports, and makes this start the
   * newest one.
   */
  public SuiteVerdict end() throws IOException {
    runner.close();
    SuiteVerdict verdict = Reports.writeSuite(folder, verdicts);
    link(folder);
    watcher.ended(verdict, AlertMatrix.stored(folder), folder);
    return verdict;
  }

  private static Path newFolder(Path home) throws IOException {
    Path runs = Files.createDirectories(home.resolve("runs"));
    String start = LocalDateTime.now(ZoneId.systemDefault()).format(START);
    Path suite = runs.resolve(start);
    for (int other = 2; Files.exists(suite); other++) {
      suite = runs.resolve(start + "-" + other);
    }
    return Files.createDirectory(suite);
  }

  /** The newest suite under a name that stays. */
  private static void link(Path suite) throws IOException {
    Path latest = suite.resolveSibling("latest");
    Path fresh = suite.resolveSibling(".latest-" + suite.getFileName());
    Files.createSymbolicLink(fresh, suite.getFileName());
    Files.move(fresh, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
