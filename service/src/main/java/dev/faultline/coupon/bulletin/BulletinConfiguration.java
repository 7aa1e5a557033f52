package dev.faultline.coupon.bulletin;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators write on the worker's side, the public reads from the query-api. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulletinSettings.class)
@ConditionalOnRole({Role.WORKER, Role.QUERY_API})
class BulletinConfiguration {

  @Bean
  BulletinTable bulletinTable(JdbcClient database, Clock clock) {
    return new BulletinTable(database, clock);
  }
}
