package dev.faultline.coupon.lag;

import dev.faultline.coupon.broker.KafkaClients;
import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.QUERY_API)
class LagConfiguration {

  @Bean
  LagMonitor lagMonitor(KafkaSettings settings, KafkaClients clients, MeterRegistry meters) {
    return new LagMonitor(settings, clients, meters);
  }
}
