package dev.faultline.load;

import dev.faultline.run.GeneratorReport;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * What the generator itself does each second: its processor time, its pauses and how late it
 * started its calls. A slow second of the system and one of the generator look alike to a client;
 * here they can be told apart.
 */
final class HealthSamples implements AutoCloseable {
  private static final long EVERY_MILLIS = 1000;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Path file;
  private final ProcessHealth health;
  private final InstantSource clock;
  private final LongAccumulator lagMicros = new LongAccumulator(Math::max, 0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread sampler =
      Thread.ofPlatform().daemon().name("faultline-health").unstarted(this::sample);

  HealthSamples(Path file, ProcessHealth health, InstantSource clock) {
    this.file = file;
    this.health = health;
    this.clock = clock;
  }

  void start() {
    sampler.start();
  }

  /** A call has started that much later than planned. */
  void late(long micros) {
    lagMicros.accumulate(micros);
  }

  private void sample() {
    try (JsonLinesWriter out = new JsonLinesWriter(file)) {
      double cpu = health.cpuSeconds();
      long paused = health.pausedMillis();
      long from = System.nanoTime();
      while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        double seconds = (System.nanoTime() - from) / 1e9;
        from = System.nanoTime();
        long at = clock.millis();
        out.write(new Sample(at, GeneratorReport.CPU, (health.cpuSeconds() - cpu) / seconds));
        out.write(new Sample(at, GeneratorReport.PAUSED, health.pausedMillis() - paused));
        out.write(new Sample(at, GeneratorReport.LATE, lagMicros.getThenReset() / 1000.0));
        out.flush();
        cpu = health.cpuSeconds();
        paused = health.pausedMillis();
      }
    } catch (IOException e) {
      // They explain; nothing rests on them. What is missing is not drawn.
      System.err.println("The generator's own samples end here: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!sampler.join(CLOSE_WITHIN)) {
        sampler.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
