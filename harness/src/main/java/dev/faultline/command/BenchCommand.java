package dev.faultline.command;

import dev.faultline.bench.Axis;
import dev.faultline.bench.measure.BenchPlan;
import dev.faultline.bench.measure.BenchRun;
import dev.faultline.runner.Leftovers;
import dev.faultline.runner.RunStopped;
import dev.faultline.runner.StopSignal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast the service is on this machine. */
@Command(
    name = "bench",
    description = "speed of the service, beside an empty handler and beside the baseline",
    footer = {
      "",
      "Axes:",
      "  users      50 and 256 closed users, for each kind of work",
      "  overload   arrivals that do not wait: to the knee, then 3 times it",
      "  coupons    1, 10 and 100 hot coupons",
      "  workers    1, 2 and 4 workers: issued end to end, and from a backlog",
      "  claims     10 thousand, 1 million claims there before; 10 million if not quick",
      "  brokers    3 brokers, and a standby of the database",
      "  watched    a scenario's load, with and without Prometheus asking",
      "  gatling    Gatling beside wrk: 50 closed users who are refused",
      "  baseline   the baseline variant, with 50 closed users",
      "All of them by default; with --quick users, overload, coupons and baseline.",
      "",
      "Examples:",
      "  ./faultline bench --quick",
      "  ./faultline bench --quick --only overload",
      "  ./faultline bench --only coupons,workers",
      "  ./faultline bench --quick --only users --profile",
    })
final class BenchCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Option(names = "--quick", description = "in less than five minutes: shorter and fewer rounds")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "AXIS",
      split = ",",
      description = "these axes alone, separated by commas; see below")
  private List<String> only = List.of();

  @Option(
      names = "--profile",
      description = "also sample where the roles' processor time goes: stages, and flame graphs")
  private boolean profile;

  @Override
  public Integer call() throws Exception {
    Words words = common.words();
    BenchPlan plan = plan(words);
    Path home = Home.find(words);
    StopSignal stop = new StopSignal();
    Signals.stopOn(stop, () -> tell(words.say("bench-stopping")));
    Leftovers.undo(home, this::tell);
    try {
      BenchRun run = BenchRun.of(home, quick, plan, new BenchProgress(this::tell), stop);
      tell("");
      run.lines().forEach(this::tell);
      tell("");
      tell(run.page().toString());
      return 0;
    } catch (RunStopped stopped) {
      tell(words.say("bench-given-up"));
      return Faultline.ERROR;
    }
  }

  private BenchPlan plan(Words words) {
    BenchPlan known = quick ? BenchPlan.quick() : BenchPlan.full();
    BenchPlan plan = only.isEmpty() ? known : known.only(asked(words));
    return profile ? plan.withProfile() : plan;
  }

  private Set<Axis> asked(Words words) {
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    for (String word : only) {
      axes.add(
          Axis.named(word)
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          words.say("bad-axis", word, String.join(", ", Axis.words()))
                              + words
                                  .nearest(word, Axis.words())
                                  .map(it -> "\n" + it)
                                  .orElse(""))));
    }
    return axes;
  }

  private void tell(String line) {
    common.out().println(line);
    common.out().flush();
  }
}
