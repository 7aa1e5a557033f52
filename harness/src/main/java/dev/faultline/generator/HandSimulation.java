package dev.faultline.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A simulation that people start by hand, started by the harness. */
public final class HandSimulation {
  private static final String PACKAGE = "dev.faultline.load.";
  private static final long CPU_EVERY_MILLIS = 50;

  private HandSimulation() {}

  /**
   * How it went.
   *
   * @param text what Gatling printed, its table at the end
   * @param lasted from the start of its process to the end
   * @param cpu to the last look before its end
   */
  public record Said(String text, Duration lasted, Duration cpu) {}

  /**
   * Runs it to its end.
   *
   * @param parameters as given with {@code -D} by hand: docs/load.md
   * @param results gets the log and Gatling's own report
   * @param within it is ended then
   */
  public static Said run(
      Path home, String simulation, Map<String, String> parameters, Path results, Duration within)
      throws IOException, InterruptedException {
    Path log = Files.createDirectories(results).resolve("gatling.log");
    List<String> options =
        parameters.entrySet().stream().map(it -> "-D" + it.getKey() + "=" + it.getValue()).toList();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(new GeneratorCache(home).command(options, results, PACKAGE + simulation))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Duration cpu = Duration.ZERO;
    try {
      while (!process.waitFor(CPU_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        cpu = process.info().totalCpuDuration().orElse(cpu);
        if (System.nanoTime() - start > within.toNanos()) {
          throw new IOException("Gatling does not end; see " + log);
        }
      }
    } finally {
      process.destroyForcibly();
    }
    return new Said(Files.readString(log), Duration.ofNanos(System.nanoTime() - start), cpu);
  }
}
