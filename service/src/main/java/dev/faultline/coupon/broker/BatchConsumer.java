package dev.faultline.coupon.broker;

import dev.faultline.coupon.background.Loop;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Reads a topic in batches and gives no record up: a batch that fails is tried again, with the
 * consumer paused, until it works. Starts as soon as Kafka's name resolves; the role starts
 * without.
 */
public final class BatchConsumer implements SmartLifecycle {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** Short enough that work goes on soon after an outage, long enough not to hammer. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final ConcurrentMessageListenerContainer<String, byte[]> container;
  private final KafkaSettings settings;
  private final Loop starter;
  private volatile boolean running;

  BatchConsumer(
      ConcurrentMessageListenerContainer<String, byte[]> container, KafkaSettings settings) {
    this.container = container;
    this.settings = settings;
    this.starter =
        new Loop(container.getGroupId() + "-start", Duration.ofMillis(500), this::startConsumers);
  }

  /** A consumer whose listener commits by itself, after it stored what it read. */
  public static BatchConsumer of(
      Subscription subscription,
      KafkaClients clients,
      KafkaSettings settings,
      BatchAcknowledgingConsumerAwareMessageListener<String, byte[]> listener) {
    var properties = new ContainerProperties(subscription.topic());
    properties.setGroupId(subscription.group());
    properties.setMessageListener(listener);
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setPollTimeout(250);
    properties.setShutdownTimeout(Duration.ofSeconds(8).toMillis());
    properties.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
    var consumers =
        new DefaultKafkaConsumerFactory<>(
            clients.consumer(subscription.group(), subscription.maxBatch()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
    container.setBeanName(subscription.group());
    container.setConcurrency(subscription.concurrency());
    container.setCommonErrorHandler(untilItWorks());
    return new BatchConsumer(container, settings);
  }

  private static DefaultErrorHandler untilItWorks() {
    var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
    pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
    pauses.setMaxElapsedTime(Long.MAX_VALUE);
    pauses.setMaxAttempts(Long.MAX_VALUE);
    var handler = new DefaultErrorHandler(pauses);
    // No exception counts as fatal here: fatal would mean that the batch is skipped.
    handler.setClassifications(Map.of(), true);
    return handler;
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
