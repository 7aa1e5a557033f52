package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** Every setting that is in force: of each container, of PostgreSQL and of Redis. */
record Configuration(Bed bed) {
  private static final int WITHIN_MILLIS = 2000;

  Map<String, String> settings() throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    bed.parts()
        .forEach(
            part ->
                bed.containers()
                    .settings(part.containerId())
                    .forEach((name, value) -> settings.put(part.name() + "." + name, value)));
    postgres(settings);
    redis(settings);
    return settings;
  }

  private void postgres(Map<String, String> settings) throws SQLException {
    try (Connection connection = bed.addresses().ledger().open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select name, setting from pg_settings")) {
      while (rows.next()) {
        settings.put("postgres." + rows.getString(1), String.valueOf(rows.getString(2)));
      }
    }
  }

  private void redis(Map<String, String> settings) {
    try (Jedis redis =
        new Jedis(
            HostAndPort.from(bed.addresses().cache()),
            DefaultJedisClientConfig.builder().timeoutMillis(WITHIN_MILLIS).build())) {
      redis.configGet("*").forEach((name, value) -> settings.put("redis." + name, value));
    }
  }
}
