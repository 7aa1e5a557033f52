package dev.faultline.command;

import dev.faultline.report.Reports;
import dev.faultline.run.RunDirectory;
import dev.faultline.runner.RunOrder;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several runs under one start: their folder, their attempts, their common verdict. */
final class Suite {
  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path home;
  private final ScenarioRunner runner;
  private final StopSignal stop;
  private final Console console;
  private final List<RunVerdict> verdicts = new ArrayList<>();
  private final Map<String, Integer> attempts = new HashMap<>();

  Suite(Path home, ScenarioRunner runner, StopSignal stop, Console console) {
    this.home = home;
    this.runner = runner;
    this.stop = stop;
    this.console = console;
  }

  /** Runs every plan, an INVALID one once more; writes and shows the common verdict. */
  SuiteVerdict run(List<Plan> plans, int repeat, boolean keep) throws IOException {
    Path suite = folder();
    for (Plan plan : plans) {
      for (int round = 0; round < repeat && !stop.requested(); round++) {
        run(plan, suite, keep);
      }
    }
    SuiteVerdict verdict = Reports.writeSuite(suite, verdicts);
    link(suite);
    console.suite(verdict, suite);
    return verdict;
  }

  private void run(Plan plan, Path suite, boolean keep) throws IOException {
    List<RunVerdict> round = new ArrayList<>();
    do {
      int attempt = attempts.merge(plan.scenario().name(), 1, Integer::sum);
      RunOrder order = plan.order(attempt, home, suite, keep);
      console.starts(order);
      RunVerdict verdict = runner.run(order);
      round.add(verdict);
      verdicts.add(verdict);
      console.ended(order, verdict);
    } while (!stop.requested() && SuiteVerdict.deservesAnother(round));
  }

  private Path folder() throws IOException {
    Path runs = Files.createDirectories(home.resolve("runs"));
    String start = LocalDateTime.now(java.time.ZoneId.systemDefault()).format(START);
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

  /** Where a run of this suite lies. */
  static Path page(RunDirectory run) {
    return run.root().resolve("report.html");
  }
}
