package dev.faultline.coupon.statuspage;

import dev.faultline.coupon.bulletin.BulletinSettings;
import dev.faultline.coupon.bulletin.BulletinTable;
import dev.faultline.coupon.lag.ConsumerLag;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatusSettings.class)
@ConditionalOnRole(Role.QUERY_API)
class StatusPageConfiguration {

  @Bean
  StatusBoard statusBoard(
      ConsumerLag lag,
      JdbcClient database,
      BulletinTable bulletins,
      StatusSettings settings,
      BulletinSettings duty,
      MeterRegistry meters,
      Clock clock) {
    return new StatusBoard(lag, new SignalTable(database), bulletins, settings, clock)
        .register(meters, duty);
  }
}
