package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.broker.BatchConsumer;
import dev.faultline.coupon.broker.KafkaClients;
import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.broker.Subscription;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
class DeadLetterConfiguration {

  /** Dead letters are few; a second consumer would only cost memory. */
  private static final int ONE_IS_ENOUGH = 1;

  private static final int MAX_BATCH = 200;

  @Bean
  DeadLetterTopic deadLetterTopic(
      ProducerFactory<String, byte[]> producers, KafkaSettings settings, MeterRegistry meters) {
    return new DeadLetterTopic(producers, settings, meters);
  }

  @Bean
  DeadLetterTable deadLetterTable(JdbcClient database) {
    return new DeadLetterTable(database);
  }

  @Bean
  BatchConsumer deadLetterConsumer(
      DeadLetterTable table, KafkaClients clients, KafkaSettings settings) {
    var subscription =
        new Subscription(
            settings.deadLetterTopic(),
            settings.group() + "-dead-letters",
            ONE_IS_ENOUGH,
            MAX_BATCH);
    return BatchConsumer.of(subscription, clients, settings, new DeadLetterListener(table));
  }

  @Bean
  OpenDeadLetters openDeadLetters(DeadLetterTable table, MeterRegistry meters) {
    return new OpenDeadLetters(table, meters);
  }
}
