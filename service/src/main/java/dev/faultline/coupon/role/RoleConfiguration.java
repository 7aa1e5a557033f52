package dev.faultline.coupon.role;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class RoleConfiguration {

  @Bean
  Roles roles(Environment environment) {
    return Roles.from(environment);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
