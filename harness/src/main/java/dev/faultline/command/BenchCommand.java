package dev.faultline.command;

import dev.faultline.bench.Bench;
import dev.faultline.bench.BenchPlan;
import dev.faultline.bench.BenchRun;
import dev.faultline.bench.Shot;
import dev.faultline.runner.Leftovers;
import dev.faultline.runner.RunStopped;
import dev.faultline.runner.StopSignal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast the service is on this machine. */
@Command(
    name = "bench",
    description = "speed of the service, beside an empty handler and beside the baseline",
    footer = {"", "Example: ./faultline bench --quick"})
final class BenchCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Option(names = "--quick", description = "in less than five minutes: shorter and fewer rounds")
  private boolean quick;

  @Override
  public Integer call() throws Exception {
    Words words = common.words();
    Path home = Home.find(words);
    StopSignal stop = new StopSignal();
    Signals.stopOn(stop, () -> tell(words.say("bench-stopping")));
    Leftovers.undo(home, this::tell);
    try {
      BenchRun run =
          BenchRun.of(home, quick, quick ? BenchPlan.quick() : BenchPlan.full(), heard(), stop);
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

  private Bench.Listener heard() {
    long start = System.nanoTime();
    return new Bench.Listener() {
      @Override
      public void say(String part, String what) {
        tell(at() + part + " " + what);
      }

      @Override
      public void measured(Shot shot) {
        tell(
            at()
                + String.format(
                    Locale.ROOT,
                    "%s, round %d, %d users, %s: %.0f/s, mean %.1f ms, p95 %.1f ms, %.0f us of CPU each",
                    shot.system(),
                    shot.round(),
                    shot.users(),
                    shot.work().title(),
                    shot.perSecond(),
                    shot.meanMillis(),
                    shot.p95Millis(),
                    shot.systemCpuMicros()));
      }

      private String at() {
        return String.format(Locale.ROOT, "%6.1fs  ", (System.nanoTime() - start) / 1e9);
      }
    };
  }

  private void tell(String line) {
    common.out().println(line);
    common.out().flush();
  }
}
