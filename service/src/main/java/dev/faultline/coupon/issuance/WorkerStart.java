package dev.faultline.coupon.issuance;

import dev.faultline.coupon.background.Loop;
import dev.faultline.coupon.broker.KafkaSettings;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Starts the consumers as soon as Kafka's name resolves; the role itself starts without it. */
final class WorkerStart implements SmartLifecycle {

  private final ConcurrentMessageListenerContainer<String, byte[]> container;
  private final KafkaSettings settings;
  private final Loop starter =
      new Loop("worker-start", Duration.ofMillis(500), this::startConsumers);
  private volatile boolean running;

  WorkerStart(
      ConcurrentMessageListenerContainer<String, byte[]> container, KafkaSettings settings) {
    this.container = container;
    this.settings = settings;
  }

  private void startConsumers() {
    if (!container.isRunning() && settings.isResolvable()) {
      container.start();
    }
  }

  @Override
  public void start() {
    running = true;
    starter.start();
  }

  /** The batch in hand is finished and committed; what was not read is the next start's. */
  @Override
  public void stop() {
    running = false;
    starter.stop(Duration.ofSeconds(1));
    container.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
