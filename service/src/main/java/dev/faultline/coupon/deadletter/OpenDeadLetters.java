package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.background.Loop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Shows how many dead letters wait; not a number while the database cannot say. */
final class OpenDeadLetters implements SmartLifecycle {

  private final DeadLetterTable table;
  private final Loop loop = new Loop("dead-letter-gauge", Duration.ofSeconds(1), this::measure);
  private volatile double open = Double.NaN;
  private volatile boolean running;

  OpenDeadLetters(DeadLetterTable table, MeterRegistry meters) {
    this.table = table;
    Gauge.builder("coupon.dead.letters.open", () -> open).register(meters);
  }

  private void measure() {
    try {
      open = table.open();
    } catch (RuntimeException e) {
      open = Double.NaN;
      throw e;
    }
  }

  @Override
  public void start() {
    running = true;
    loop.start();
  }

  @Override
  public void stop() {
    running = false;
    loop.stop(Duration.ofSeconds(3));
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
