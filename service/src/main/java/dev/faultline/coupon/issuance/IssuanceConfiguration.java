package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.BatchConsumer;
import dev.faultline.coupon.broker.KafkaClients;
import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.broker.RecordFormat;
import dev.faultline.coupon.broker.Subscription;
import dev.faultline.coupon.deadletter.DeadLetterTopic;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
@ConditionalOnRole(Role.WORKER)
class IssuanceConfiguration {

  @Bean
  IssuingListener issuingListener(
      RecordFormat format,
      JdbcClient database,
      DeadLetterTopic deadLetters,
      MeterRegistry meters,
      Clock clock) {
    return new IssuingListener(
        format,
        new Issuer(new IssuedCoupons(database)),
        deadLetters,
        new IssuanceMetrics(meters, clock));
  }

  @Bean
  BatchConsumer issuingConsumer(
      IssuingListener listener,
      KafkaClients clients,
      KafkaSettings kafkaSettings,
      WorkerSettings settings) {
    var subscription =
        new Subscription(
            kafkaSettings.topic(),
            kafkaSettings.group(),
            settings.concurrency(),
            settings.maxBatch());
    return BatchConsumer.of(subscription, clients, kafkaSettings, listener);
  }
}
