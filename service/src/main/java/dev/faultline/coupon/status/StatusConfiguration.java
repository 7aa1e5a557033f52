package dev.faultline.coupon.status;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.QUERY_API)
class StatusConfiguration {

  @Bean
  RequestTable requestTable(JdbcClient database) {
    return new RequestTable(database);
  }
}
