package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.KafkaClients;
import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.broker.RecordFormat;
import dev.faultline.coupon.deadletter.DeadLetterTopic;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
@ConditionalOnRole(Role.WORKER)
class IssuanceConfiguration {

  @Bean
  IssuingListener issuingListener(
      RecordFormat format,
      JdbcClient database,
      DeadLetterTopic deadLetters,
      WorkerSettings settings,
      MeterRegistry meters,
      Clock clock) {
    return new IssuingListener(
        format,
        new Issuer(new IssuedCoupons(database)),
        deadLetters,
        new IssuanceMetrics(meters, clock),
        settings);
  }

  @Bean
  WorkerStart workerStart(
      IssuingListener listener,
      KafkaClients clients,
      KafkaSettings kafkaSettings,
      WorkerSettings settings) {
    var properties = new ContainerProperties(kafkaSettings.topic());
    properties.setGroupId(kafkaSettings.group());
    properties.setMessageListener(listener);
    // The listener commits by itself, bounded and after the insert; nobody acknowledges.
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setPollTimeout(250);
    properties.setShutdownTimeout(Duration.ofSeconds(8).toMillis());
    properties.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
    var consumers =
        new DefaultKafkaConsumerFactory<>(
            clients.consumer(kafkaSettings.group(), settings.maxBatch()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
    container.setBeanName("worker");
    container.setConcurrency(settings.concurrency());
    container.setCommonErrorHandler(untilItWorks(settings));
    return new WorkerStart(container, kafkaSettings);
  }

  /**
   * Pauses the consumer and tries the batch again, without limit and without giving up a record.
   */
  private static DefaultErrorHandler untilItWorks(WorkerSettings settings) {
    var pauses = new ExponentialBackOff(settings.retryFirst().toMillis(), 2);
    pauses.setMaxInterval(settings.retryMost().toMillis());
    pauses.setMaxElapsedTime(Long.MAX_VALUE);
    pauses.setMaxAttempts(Long.MAX_VALUE);
    var handler = new DefaultErrorHandler(pauses);
    // No exception counts as fatal here: fatal would mean that the batch is skipped.
    handler.setClassifications(Map.of(), true);
    return handler;
  }
}
