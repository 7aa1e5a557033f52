package dev.faultline.coupon.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.coupon.role.Role;
import dev.faultline.coupon.role.Roles;
import java.time.Duration;

/** Makes connection pools whose every wait is bounded. */
public final class DatabasePool {

  /** Every statement and every wait for a lock ends sooner: who keeps one longer forgot it. */
  private static final long FORGOTTEN_MILLIS = 5000;

  private final DatabaseSettings settings;
  private final Roles roles;

  DatabasePool(DatabaseSettings settings, Roles roles) {
    this.settings = settings;
    this.roles = roles;
  }

  /** A pool for this address, with the role's user and bounds. */
  public HikariDataSource of(String name, String url, int size, Duration connectionTimeout) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(connectionTimeout.toMillis());
    // Hikari takes no less than 250 ms.
    config.setValidationTimeout(Math.clamp(connectionTimeout.toMillis() / 2, 250, 500));
    // The role starts while the database is away and says so in its answers.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", roles.label());
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // A host that does not answer at all is known after 1 s, as long as a request may queue.
    config.addDataSourceProperty("connectTimeout", "1");
    if (!roles.include(Role.MIGRATE)) {
      bound(config);
    }
    return new HikariDataSource(config);
  }

  /** A migration may run long; everything else has to end while somebody still waits for it. */
  private void bound(HikariConfig config) {
    config.setLeakDetectionThreshold(FORGOTTEN_MILLIS);
    config.addDataSourceProperty(
        "socketTimeout", String.valueOf(settings.socketTimeout().toSeconds()));
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=5000"
            .formatted(settings.statementTimeout().toMillis(), settings.lockTimeout().toMillis()));
  }
}
