package dev.faultline.report;

import dev.faultline.RunBuilder;
import dev.faultline.check.Judge;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the pages of a made-up run below a folder, to look at them in a browser. */
public final class SamplePages {
  private SamplePages() {}

  /** The first argument is the folder, a second one makes the run fail. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    RunBuilder builder = new RunBuilder(folder);
    if (arguments.length > 1) {
      builder.issued.removeIf(row -> row.requestId().endsWith("77"));
      builder.proofs.clear();
    }
    RunDirectory run = builder.write();
    Reports.write(run, Judge.judge(run));
    Reports.writeSuite(folder.resolve("20261121-120000"), List.of(Judge.judge(run)));
  }
}
