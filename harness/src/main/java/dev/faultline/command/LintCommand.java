package dev.faultline.command;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.system.SystemFile;
import dev.faultline.yaml.InvalidFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks files: every problem of every file at once. */
@Command(name = "lint", description = "check scenario and system files: every problem at once")
final class LintCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "scenario or system files")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    int exitCode = 0;
    for (Path file : files) {
      if (!fine(file)) {
        exitCode = Faultline.USAGE;
      }
    }
    return exitCode;
  }

  private boolean fine(Path file) {
    Words words = common.words();
    if (!Files.isRegularFile(file)) {
      common.err().println(words.say("no-file", file));
      return false;
    }
    try {
      read(file);
      common.out().println(words.say("fine", file));
      return true;
    } catch (InvalidFile invalid) {
      common.err().println(invalid.message(words.language()));
      return false;
    }
  }

  /**
   * System files live in a folder of their own, or are called so in a run directory. A scenario is
   * held against the systems of the project, but for one in a run directory.
   */
  private void read(Path file) throws InvalidFile {
    Path folder = file.toAbsolutePath().normalize().getParent();
    boolean system = file.endsWith("system.yaml") || (folder != null && folder.endsWith("systems"));
    if (system) {
      SystemFile.read(file);
    } else if (file.endsWith("scenario.yaml")) {
      ScenarioFile.read(file);
    } else {
      new Catalogue(Home.find(common.words())).scenario(file);
    }
  }
}
