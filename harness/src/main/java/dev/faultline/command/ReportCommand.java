package dev.faultline.command;

import dev.faultline.check.Judge;
import dev.faultline.incident.PostMortem;
import dev.faultline.report.AlertMatrix;
import dev.faultline.report.PooledRuns;
import dev.faultline.report.Reports;
import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders what old runs tell, out of their directories alone. */
@Command(name = "report", description = "render a run's reports again")
final class ReportCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "RUN", description = "a run directory, or one with runs below")
  private Path run = Path.of("");

  @Option(
      names = "--incident",
      description =
          "write the post-mortem instead: incident.html and incident.md, in the language of --lang")
  private boolean incident;

  @Option(
      names = "--matrix",
      description = "only print which alert noticed which fault, and how soon; writes nothing")
  private boolean matrix;

  @Option(
      names = "--pooled",
      description =
          "only print many runs in one table: verdicts, doses, clocks, and how far limits lie from"
              + " what was measured; judges each again and writes nothing")
  private boolean pooled;

  @Override
  public Integer call() throws IOException {
    if (Stream.of(incident, matrix, pooled).filter(chosen -> chosen).count() > 1) {
      throw new WrongUsage(common.words().say("one-kind-of-report"));
    }
    List<Path> folders = RunFolder.all(run, common.words());
    if (matrix) {
      AlertMatrix seen = AlertMatrix.of(folders.stream().map(ReportCommand::toLookAt).toList());
      MatrixLines.of(seen, common.words()).forEach(common.out()::println);
      return 0;
    }
    if (pooled) {
      PooledRuns runs = new PooledRuns();
      for (Path folder : folders) {
        RunDirectory directory = new RunDirectory(folder);
        runs.add(Judge.judge(directory), directory);
      }
      common.out().print(runs.markdown());
      return 0;
    }
    for (Path folder : folders) {
      RunDirectory directory = new RunDirectory(folder);
      if (incident) {
        PostMortem.write(directory, common.words().language()).forEach(common.out()::println);
        continue;
      }
      Reports.write(directory, Judge.judge(directory));
      common.out().println(folder.resolve("report.html"));
    }
    return 0;
  }

  /** runs/start/scenario/attempt: the last three names say which run it is. */
  private static AlertMatrix.Run toLookAt(Path folder) {
    int names = folder.getNameCount();
    Path run = folder.subpath(Math.max(0, names - 3), names);
    return new AlertMatrix.Run(
        String.valueOf(run.getName(Math.max(0, run.getNameCount() - 2))),
        run.toString(),
        stored(folder),
        new RunDirectory(folder));
  }

  /** What was found when it was judged; empty if it never was. */
  private static String stored(Path folder) {
    try {
      return Json.LINE
          .readTree(folder.resolve("verdict.json").toFile())
          .path("verdict")
          .asString("");
    } catch (RuntimeException e) {
      return "";
    }
  }
}
