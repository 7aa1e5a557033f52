package dev.faultline.command;

import dev.faultline.check.Judge;
import dev.faultline.report.Reports;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Renders the reports of old runs again. */
@Command(name = "report", description = "render a run's reports again")
final class ReportCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "RUN", description = "a run directory, or one with runs below")
  private Path run = Path.of("");

  @Override
  public Integer call() throws IOException {
    for (Path folder : RunFolder.all(run, common.words())) {
      RunDirectory directory = new RunDirectory(folder);
      Reports.write(directory, Judge.judge(directory));
      common.out().println(folder.resolve("report.html"));
    }
    return 0;
  }
}
