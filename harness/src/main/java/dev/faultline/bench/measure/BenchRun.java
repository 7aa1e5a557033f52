package dev.faultline.bench.measure;

import dev.faultline.bench.BenchReport;
import dev.faultline.bench.page.BenchPage;
import dev.faultline.bench.page.BenchText;
import dev.faultline.runner.Commit;
import dev.faultline.runner.StopSignal;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A run of the bench with its files: {@code .faultline/bench/<start>/bench.json} and the page; of
 * one that broke off, {@code broken-off.json}, which nobody is held against.
 */
public record BenchRun(BenchReport report, Path page) {
  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** Measures, and writes what came of it. */
  public static BenchRun of(
      Path home, boolean quick, BenchPlan plan, Bench.Listener listener, StopSignal stop)
      throws IOException, InvalidFile, InterruptedException {
    String start = LocalDateTime.now(ZoneOffset.UTC).format(START);
    Path all = home.resolve(".faultline").resolve("bench");
    Path folder = Files.createDirectories(all.resolve(start));
    String commit = Commit.of(home).toString();
    Bench bench = new Bench(home, folder, plan, listener, stop);
    boolean whole = false;
    try {
      bench.run();
      whole = true;
    } finally {
      if (!whole) {
        Path kept =
            BenchReport.of(start, quick, plan.axes(), commit, bench.measured())
                .writeBrokenOff(folder);
        listener.say("bench", "broke off; what was measured until then: " + kept);
      }
    }
    BenchReport report = BenchReport.of(start, quick, plan.axes(), commit, bench.measured());
    report.write(folder);
    Path page = folder.resolve("bench.html");
    Files.writeString(page, BenchPage.html(report, report.earlier(all)));
    return new BenchRun(report, page);
  }

  public List<String> lines() {
    return BenchText.lines(report);
  }
}
