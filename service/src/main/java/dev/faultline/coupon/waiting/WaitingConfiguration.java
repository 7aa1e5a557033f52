package dev.faultline.coupon.waiting;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WaitingSettings.class)
@ConditionalOnRole(Role.QUERY_API)
class WaitingConfiguration {

  @Bean
  TicketTable ticketTable(JdbcClient database) {
    return new TicketTable(database);
  }
}
