package dev.faultline.coupon.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this role reaches PostgreSQL.
 *
 * @param url JDBC address
 * @param user database user of this role; migration has its own
 * @param password its password
 * @param poolSize connections; 0 means the role's own default (8 for issue-api, 5 for the others)
 * @param connectionTimeout wait for a pooled connection: 1 s, as long as a request may queue
 * @param statementTimeout the server gives up first (1.5 s), so that the error is certain
 * @param lockTimeout wait for a coupon row: 1 s, as other holders commit within milliseconds
 * @param socketTimeout a dead network shows after 2 s instead of hanging every caller
 */
@ConfigurationProperties("coupon.database")
public record DatabaseSettings(
    String url,
    String user,
    String password,
    @DefaultValue("0") int poolSize,
    @DefaultValue("1s") Duration connectionTimeout,
    @DefaultValue("1500ms") Duration statementTimeout,
    @DefaultValue("1s") Duration lockTimeout,
    @DefaultValue("2s") Duration socketTimeout) {

  public DatabaseSettings {
    require(url != null && url.startsWith("jdbc:postgresql:"), "url", "jdbc:postgresql://host/db");
    require(user != null && !user.isBlank(), "user", "a database user");
    require(password != null && !password.isEmpty(), "password", "that user's password");
    require(poolSize == 0 || (poolSize >= 3 && poolSize <= 200), "pool-size", "0 or 3 to 200");
    bound(connectionTimeout, "connection-timeout");
    bound(statementTimeout, "statement-timeout");
    bound(lockTimeout, "lock-timeout");
    bound(socketTimeout, "socket-timeout");
    require(socketTimeout.compareTo(statementTimeout) > 0, "socket-timeout", "> statement-timeout");
    require(socketTimeout.toSeconds() >= 1, "socket-timeout", "whole seconds, at least 1");
  }

  /** Nobody waits longer than this for an answer, so no store may be waited for longer. */
  private static void bound(Duration timeout, String setting) {
    require(timeout.toMillis() >= 250 && timeout.toSeconds() <= 60, setting, "250ms to 60s");
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.database.%s: missing or wrong, expected %s".formatted(setting, expected));
    }
  }
}
