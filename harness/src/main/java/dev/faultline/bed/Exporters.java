package dev.faultline.bed;

import dev.faultline.bed.Layout.RedisServer;
import dev.faultline.bed.Layout.Sentinel;
import dev.faultline.engine.Images;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who tells Prometheus about Redis, its sentinels and PostgreSQL. They ask the stores themselves,
 * past every proxy: whoever watches is not under the fault.
 */
record Exporters(Layout layout) {
  private static final int REDIS = 9121;
  private static final int POSTGRES = 9187;

  /** A scrape is a moment's work; the limit keeps a stuck one from taking the core from a role. */
  private static final Blueprint.Limits SMALL = new Blueprint.Limits(0.25, 64);

  String redisAddress() {
    return layout.prefix() + ".13";
  }

  String postgresAddress() {
    return layout.prefix() + ".14";
  }

  int redisPort() {
    return layout.basePort() + 13;
  }

  int postgresPort() {
    return layout.basePort() + 14;
  }

  /** Servers and sentinels that are asked one by one, and the database. */
  int targets() {
    return stores() + 1;
  }

  /** Servers and sentinels. */
  int stores() {
    return layout.redisServers().size() + layout.sentinels().size();
  }

  /** One for all servers: Prometheus says with each scrape whom to ask. */
  Blueprint redis(Images.Image image) {
    return new Blueprint(
        "redis-exporter",
        image,
        redisAddress(),
        Map.of(REDIS, redisPort()),
        Map.of("GOMAXPROCS", "1"),
        List.of(
            // A server that stands still must show as redis_up 0, within the scrape.
            "-connection-timeout=500ms",
            "-config-command=-",
            "-set-client-name=false",
            "-exclude-latency-histogram-metrics"),
        Map.of(),
        SMALL);
  }

  Blueprint postgres(Images.Image image, Passwords passwords) {
    return new Blueprint(
        "postgres-exporter",
        image,
        postgresAddress(),
        Map.of(POSTGRES, postgresPort()),
        Map.of(
            "GOMAXPROCS",
            "1",
            "DATA_SOURCE_URI",
            "%s:5432/%s?sslmode=disable&connect_timeout=1"
                .formatted(layout.postgresAddress(), layout.system().ledger().database()),
            "DATA_SOURCE_USER",
            StoreBlueprints.MONITOR,
            "DATA_SOURCE_PASS",
            passwords.monitor()),
        List.of(
            "--disable-settings-metrics",
            "--no-collector.roles",
            "--no-collector.replication_slot",
            "--no-collector.stat_bgwriter",
            "--no-collector.statio_user_tables",
            "--no-collector.wal",
            "--log.level=warn"),
        Map.of(),
        SMALL);
  }

  /** Their part of what Prometheus is given. */
  String jobs(Path home) {
    return DeployTemplate.read(home.resolve("deploy/prometheus/exporters.template.yml"))
        .render(
            1,
            Map.of(
                "redis-interval",
                "1s",
                "postgres-interval",
                "5s",
                "postgres-timeout",
                "2s",
                "redis-servers",
                layout.redisServers().stream().map(this::target).collect(Collectors.joining(", ")),
                "sentinels",
                layout.sentinels().stream().map(this::target).collect(Collectors.joining(", ")),
                "redis-exporter",
                redisAddress() + ":" + REDIS,
                "postgres-exporter",
                postgresAddress() + ":" + POSTGRES));
  }

  private String target(RedisServer server) {
    return target(server.name(), server.address(), Layout.REDIS);
  }

  private String target(Sentinel sentinel) {
    return target(sentinel.name(), sentinel.address(), Layout.SENTINEL_PORT);
  }

  /** Name before address: the template parts them again. */
  private static String target(String name, String address, int port) {
    return "\"%s;redis://%s:%d\"".formatted(name, address, port);
  }
}
