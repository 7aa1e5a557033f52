package dev.faultline.coupon.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.coupon.role.Role;
import dev.faultline.coupon.role.Roles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  @Bean
  DatabasePool databasePool(DatabaseSettings settings, Roles roles) {
    return new DatabasePool(settings, roles);
  }

  @Bean
  HikariDataSource dataSource(DatabasePool pools, DatabaseSettings settings, Roles roles) {
    return pools.of(
        "coupon", settings.url(), poolSize(settings, roles), settings.connectionTimeout());
  }

  @Bean
  PlatformTransactionManager transactionManager(HikariDataSource dataSource) {
    return new LostConnections(dataSource);
  }

  private static int poolSize(DatabaseSettings settings, Roles roles) {
    if (settings.poolSize() > 0) {
      return settings.poolSize();
    }
    return roles.include(Role.ISSUE_API) ? 8 : 5;
  }
}
