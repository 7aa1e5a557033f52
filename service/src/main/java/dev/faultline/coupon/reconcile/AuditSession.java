package dev.faultline.coupon.reconcile;

import dev.faultline.coupon.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection outside the pool: a long look must not take a connection from a user, and the lock
 * that makes this instance the only one lives exactly as long as the session.
 */
final class AuditSession implements AutoCloseable {

  private final SingleConnectionDataSource connection;
  private final AuditTable table;

  private AuditSession(Connection connection) {
    this.connection = new SingleConnectionDataSource(connection, true);
    this.table = new AuditTable(JdbcClient.create(this.connection));
  }

  /** Connects; read-only, so that an audit can never be a cause. */
  static AuditSession open(DatabaseSettings settings) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", "reconciler");
    properties.setProperty("connectTimeout", "1");
    // A sweep over ten million claims takes some ten seconds; the server gives up before we do.
    properties.setProperty("socketTimeout", "35");
    properties.setProperty(
        "options", "-c statement_timeout=30000 -c default_transaction_read_only=on");
    return new AuditSession(DriverManager.getConnection(settings.url(), properties));
  }

  AuditTable table() {
    return table;
  }

  @Override
  public void close() {
    connection.destroy();
  }
}
