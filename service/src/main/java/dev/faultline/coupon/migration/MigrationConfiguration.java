package dev.faultline.coupon.migration;

import dev.faultline.coupon.broker.Topics;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MigrationSettings.class)
@ConditionalOnRole(Role.MIGRATE)
class MigrationConfiguration {

  @Bean
  Migration migration(DataSource database, MigrationSettings settings, Topics topics) {
    return new Migration(database, settings, topics);
  }
}
