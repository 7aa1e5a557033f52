package dev.faultline.generator;

import dev.faultline.run.Json;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The generator as a process of its own. Its standard input stays open as long as the harness
 * lives: when that ends, for whatever reason, the generator ends too.
 */
public final class LoadProcess implements AutoCloseable {
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(15);

  private final Process process;
  private final LoadFolder folder;
  private volatile Duration cpu = Duration.ZERO;

  private LoadProcess(Process process, LoadFolder folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts the generator; it begins to send by itself as soon as it is ready. */
  public static LoadProcess start(Path home, LoadFolder folder, LoadOrder order, RunDirectory run)
      throws IOException {
    Json.write(folder.order(), order);
    Process process =
        new ProcessBuilder(
                new GeneratorCache(home)
                    .command(
                        List.of("-Dfaultline.load=" + folder.order()),
                        folder.gatling(),
                        "dev.faultline.load.ScenarioSimulation"))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(run.logs().resolve("generator.log").toFile())
            .start();
    return new LoadProcess(process, folder);
  }

  /** Epoch microseconds of the plan's zero, once the generator knows it. */
  public Optional<Long> zeroMicros() {
    try {
      if (!Files.exists(folder.firstIntended())) {
        return Optional.empty();
      }
      String text = Files.readString(folder.firstIntended()).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot read " + folder.firstIntended(), e);
    }
  }

  /** Asks the generator to end; requests under way are still waited for. */
  public void stop() throws IOException {
    if (!Files.exists(folder.stop())) {
      Files.createFile(folder.stop());
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Takes note of its CPU time: the system forgets it when the process ends. */
  public void noteCpu() {
    process.info().totalCpuDuration().ifPresent(seen -> cpu = seen);
  }

  public Duration cpu() {
    return cpu;
  }

  @Override
  public void close() throws IOException {
    stop();
    try {
      if (!process.waitFor(LAST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
