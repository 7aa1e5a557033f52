package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
class DeadLetterConfiguration {

  @Bean
  DeadLetterTopic deadLetterTopic(
      ProducerFactory<String, byte[]> producers, KafkaSettings settings, MeterRegistry meters) {
    return new DeadLetterTopic(producers, settings, meters);
  }
}
