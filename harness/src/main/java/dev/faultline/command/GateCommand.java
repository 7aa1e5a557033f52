package dev.faultline.command;

import dev.faultline.run.Json;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One exit code for CI from stored verdicts. */
@Command(name = "gate", description = "one exit code for CI from stored verdicts")
final class GateCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "directories with verdict.json")
  private List<Path> runs = new ArrayList<>();

  @Override
  public Integer call() {
    List<Verdict> verdicts = new ArrayList<>();
    for (Path run : runs) {
      Verdict verdict = stored(run);
      verdicts.add(verdict);
      common.out().println("%-8s %s".formatted(verdict, run));
    }
    Verdict worst = Verdict.worstOf(verdicts);
    common.out().println(worst);
    return worst.exitCode();
  }

  /** A verdict that cannot be read is no verdict: the gate stays shut. */
  private Verdict stored(Path run) {
    try {
      return Verdict.valueOf(
          Json.LINE.readTree(run.resolve("verdict.json").toFile()).path("verdict").asString(""));
    } catch (RuntimeException e) {
      common.err().println(common.words().say("no-verdict", run));
      return Verdict.ERROR;
    }
  }
}
