package dev.faultline.command;

import dev.faultline.bench.Climb;
import dev.faultline.bench.Shot;
import dev.faultline.bench.Step;
import dev.faultline.bench.measure.Bench;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells each measurement of the bench in a line, as soon as it is there. */
final class BenchProgress implements Bench.Listener {
  private final Consumer<String> line;
  private final long start = System.nanoTime();

  BenchProgress(Consumer<String> line) {
    this.line = line;
  }

  @Override
  public void say(String part, String what) {
    tell(part + " " + what);
  }

  @Override
  public void measured(Shot shot) {
    tell(
        String.format(
            Locale.ROOT,
            "%s, round %d, %s, %s: %.0f/s, mean %.1f ms, p95 %.1f ms, %.0f us of CPU each",
            shot.system(),
            shot.round(),
            shot.point().words(),
            shot.work().title(),
            shot.perSecond(),
            shot.latency().meanMillis(),
            shot.latency().p95Millis(),
            shot.systemCpuMicros()));
  }

  @Override
  public void measured(Step step) {
    tell(step.words());
  }

  @Override
  public void measured(Climb climb) {
    tell(climb.system() + ", round " + climb.round() + ": " + climb.words());
  }

  private void tell(String what) {
    line.accept(String.format(Locale.ROOT, "%6.1fs  ", (System.nanoTime() - start) / 1e9) + what);
  }
}
