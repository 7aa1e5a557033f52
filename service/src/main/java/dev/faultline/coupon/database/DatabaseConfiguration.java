package dev.faultline.coupon.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.coupon.role.Role;
import dev.faultline.coupon.role.Roles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  @Bean
  HikariDataSource dataSource(DatabaseSettings settings, Roles roles) {
    var config = new HikariConfig();
    config.setPoolName("coupon");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(poolSize(settings, roles));
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    config.setValidationTimeout(Math.min(500, settings.connectionTimeout().toMillis() / 2));
    // The role starts while the database is away and says so in its answers.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", roles.label());
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "1");
    if (!roles.include(Role.MIGRATE)) {
      bound(config, settings);
    }
    return new HikariDataSource(config);
  }

  /** A migration may run long; everything else has to end while somebody still waits for it. */
  private static void bound(HikariConfig config, DatabaseSettings settings) {
    config.addDataSourceProperty(
        "socketTimeout", String.valueOf(settings.socketTimeout().toSeconds()));
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=5000"
            .formatted(settings.statementTimeout().toMillis(), settings.lockTimeout().toMillis()));
  }

  private static int poolSize(DatabaseSettings settings, Roles roles) {
    if (settings.poolSize() > 0) {
      return settings.poolSize();
    }
    return roles.include(Role.ISSUE_API) ? 8 : 5;
  }
}
