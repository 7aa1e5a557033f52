package dev.faultline.coupon.relay;

import dev.faultline.coupon.background.LastAnswer;
import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.broker.RecordFormat;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelaySettings.class)
@ConditionalOnRole(Role.ISSUE_API)
class RelayConfiguration {

  @Bean
  Outbox outbox(JdbcClient database) {
    return new Outbox(database);
  }

  @Bean
  Relay relay(
      Outbox outbox,
      ProducerFactory<String, byte[]> producers,
      RecordFormat format,
      RelaySettings settings,
      KafkaSettings kafkaSettings,
      MeterRegistry meters) {
    var deliveries = new Deliveries(producers, format, kafkaSettings, meters);
    return new Relay(outbox, deliveries, settings, kafkaSettings);
  }

  @Bean
  LastAnswer<Outbox.Backlog> backlog(Outbox outbox, MeterRegistry meters) {
    return BacklogGauges.of(outbox, meters);
  }
}
