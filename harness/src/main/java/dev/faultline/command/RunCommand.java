package dev.faultline.command;

import dev.faultline.runner.Extras;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.suite.Plan;
import dev.faultline.suite.Suite;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs scenarios and tells what came of them. */
@Command(name = "run", description = "run scenarios; default: the headline ones that are there")
final class RunCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "NAME", description = "names out of: faultline list")
  private List<String> names = new ArrayList<>();

  @Option(names = "--plan", paramLabel = "RUN", description = "repeat an old run's plan and seed")
  private Optional<Path> plan = Optional.empty();

  @Option(names = "--variant", paramLabel = "SYSTEM", description = "run on another system file")
  private Optional<String> variant = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "seed of every draw; default: drawn")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--draw-doses",
      description =
          "each fault somewhat weaker or stronger than its file asks, 90 to 130 %%, by the seed")
  private boolean drawDoses;

  @Option(names = "--repeat", paramLabel = "N", description = "run each scenario so often")
  private int repeat = 1;

  @Option(names = "--keep", description = "leave the bed up after the run, until Ctrl-C")
  private boolean keep;

  @Option(
      names = "--heap-dump",
      description = "keep the whole heap of every role while the fault lasts; it holds secrets")
  private boolean heapDump;

  @Override
  public Integer call() throws Exception {
    Words words = common.words();
    Path home = Home.find(words);
    check(words);
    List<Plan> plans = plans(new Plans(home, words));
    StopSignal stop = new StopSignal();
    Signals.stopOn(stop, () -> common.err().println(words.say("stopping")));
    Console console = Console.of(common.out(), words);
    try (ScenarioRunner runner = new ScenarioRunner(console, stop)) {
      Suite suite = Suite.start(home, runner, stop, console);
      for (Plan one : Suite.grouped(plans)) {
        if (!stop.requested()) {
          suite.run(one, new Extras(keep, heapDump));
        }
      }
      int exitCode = suite.end().exitCode();
      return stop.requested() ? Verdict.ERROR.exitCode() : exitCode;
    }
  }

  /** As often as asked for: where no seed was asked for, each has a seed of its own. */
  private List<Plan> plans(Plans files) throws InvalidFile, IOException {
    List<Plan> plans = new ArrayList<>();
    for (int round = 0; round < repeat; round++) {
      plans.addAll(files.read(plan, names, variant, seed, drawDoses));
    }
    return plans;
  }

  private void check(Words words) throws IOException {
    if (repeat < 1) {
      throw new WrongUsage(words.say("repeat-at-least-one", repeat));
    }
    boolean more = !names.isEmpty() || variant.isPresent() || seed.isPresent() || drawDoses;
    if (plan.isPresent() && more) {
      throw new WrongUsage(words.say("plan-stands-alone"));
    }
  }
}
