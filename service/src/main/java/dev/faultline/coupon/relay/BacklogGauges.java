package dev.faultline.coupon.relay;

import dev.faultline.coupon.background.Loop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Shows how much waits in the outbox; not a number while the database cannot say. */
final class BacklogGauges implements SmartLifecycle {

  private static final Outbox.Backlog EMPTY = new Outbox.Backlog(0, 0);

  private final Outbox outbox;
  private final Loop loop = new Loop("outbox-gauges", Duration.ofSeconds(1), this::measure);
  private volatile Outbox.Backlog backlog = EMPTY;
  private volatile boolean known;
  private volatile boolean running;

  BacklogGauges(Outbox outbox, MeterRegistry meters) {
    this.outbox = outbox;
    Gauge.builder("coupon.outbox.pending", () -> known ? backlog.pending() : Double.NaN)
        .register(meters);
    Gauge.builder("coupon.outbox.oldest", () -> known ? backlog.oldestSeconds() : Double.NaN)
        .baseUnit("seconds")
        .register(meters);
  }

  private void measure() {
    try {
      backlog = outbox.backlog();
      known = true;
    } catch (RuntimeException e) {
      known = false;
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
