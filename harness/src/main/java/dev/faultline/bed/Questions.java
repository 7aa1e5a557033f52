package dev.faultline.bed;

import dev.faultline.run.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import tools.jackson.databind.JsonNode;

/** Asks each kind of part in its own language, with a bound on every answer. */
final class Questions implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /** Whether a URL answers 200. */
  boolean ok(URI uri) throws IOException, InterruptedException {
    return get(uri).statusCode() == 200;
  }

  /** The JSON that a URL answers. */
  JsonNode json(URI uri) throws IOException, InterruptedException {
    HttpResponse<String> response = get(uri);
    if (response.statusCode() != 200) {
      throw new IOException(uri + " answered " + response.statusCode() + ": " + response.body());
    }
    return Json.LINE.readTree(response.body());
  }

  /** The single value of a Prometheus query; 0 where there is none. */
  double value(URI prometheus, String query) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    JsonNode result =
        json(prometheus.resolve("/api/v1/query?query=" + encoded)).at("/data/result/0/value/1");
    return result.isMissingNode() ? 0 : Double.parseDouble(result.asString());
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  /** What the database shows for each name. */
  static Map<String, String> shown(LedgerAccess ledger, List<String> names) throws SQLException {
    Map<String, String> shown = new LinkedHashMap<>();
    try (Connection connection = ledger.open();
        Statement statement = connection.createStatement()) {
      for (String name : names) {
        try (ResultSet row = statement.executeQuery("show " + name)) {
          row.next();
          shown.put(name, row.getString(1));
        }
      }
    }
    return shown;
  }

  /** Standbys that have all that the primary has written, as the primary sees them. */
  static int standbys(LedgerAccess primary) throws SQLException {
    try (Connection connection = primary.open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from pg_stat_replication where state = 'streaming'"
                    + " and pg_wal_lsn_diff(sent_lsn, replay_lsn) = 0")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Lets commits wait for the standby that there is; whether they do. */
  static boolean waitedFor(LedgerAccess primary) throws SQLException {
    try (Connection connection = primary.open();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set synchronous_standby_names = '*'");
      statement.execute("select pg_reload_conf()");
      try (ResultSet row =
          statement.executeQuery(
              "select count(*) = 1 from pg_stat_replication where sync_state = 'sync'")) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static Jedis redis(int port) {
    return new Jedis(
        new HostAndPort("127.0.0.1", port),
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(Math.toIntExact(PATIENCE.toMillis()))
            .socketTimeoutMillis(Math.toIntExact(PATIENCE.toMillis()))
            .build());
  }

  static Admin kafka(String bootstrap) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "2000",
            AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "50",
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200",
            AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, "50",
            AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, "false"));
  }

  /** Brokers that metadata names. */
  static int brokers(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).size();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
