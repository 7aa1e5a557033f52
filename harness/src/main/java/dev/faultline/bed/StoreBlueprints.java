package dev.faultline.bed;

import dev.faultline.bed.Layout.RedisServer;
import dev.faultline.bed.Layout.Sentinel;
import dev.faultline.engine.Images;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** PostgreSQL and Redis as production would run them, and the proxy in front of all stores. */
final class StoreBlueprints {
  /** The superuser; only the harness, past the proxies, and the first start know its password. */
  static final String SUPERUSER = "postgres";

  /** Who may look at everything inside the database; the exporter's user. */
  static final String MONITOR = "faultline_monitor";

  /** The server and its settings, the same for primary and standby. */
  private static final List<String> SERVER =
      List.of(
          "postgres",
          // Said aloud, because a judge of lost writes must not rest upon a default.
          "-c",
          "fsync=on",
          "-c",
          "synchronous_commit=on",
          "-c",
          "full_page_writes=on",
          "-c",
          "max_connections=120",
          "-c",
          "shared_preload_libraries=pg_stat_statements",
          "-c",
          "track_io_timing=on",
          "-c",
          "log_lock_waits=on",
          "-c",
          "log_min_duration_statement=1s");

  private StoreBlueprints() {}

  static Blueprint postgres(Layout layout, Images.Image image, Path home, Passwords passwords) {
    return new Blueprint(
        "postgres",
        image,
        layout.postgresAddress(),
        Map.of(5432, layout.postgresPort()),
        Map.of(
            "POSTGRES_DB", layout.system().ledger().database(),
            "POSTGRES_PASSWORD", passwords.superuser(),
            "COUPON_OWNER_PASSWORD", passwords.owner(),
            "COUPON_APP_PASSWORD", passwords.app(),
            "MONITOR_PASSWORD", passwords.monitor(),
            // Only the making of the empty cluster is not flushed; it takes a second otherwise.
            "POSTGRES_INITDB_ARGS", "--no-sync"),
        SERVER,
        Map.of(
            "/docker-entrypoint-initdb.d/05-replication.sh",
            Transferable.of(
                "echo 'host replication all all scram-sha-256' >>\"$PGDATA/pg_hba.conf\"\n"),
            "/docker-entrypoint-initdb.d/10-bed.sql",
            Transferable.of(
                """
                create extension pg_stat_statements;
                \\getenv monitor_password MONITOR_PASSWORD
                create role %s login password :'monitor_password' in role pg_monitor;
                """
                    .formatted(MONITOR)),
            "/docker-entrypoint-initdb.d/20-system.sql",
            MountableFile.forHostPath(home.resolve("deploy/postgres/init.sql"))),
        Blueprint.Limits.memory(1024));
  }

  /** A streaming copy of the primary, made once and followed from then on. */
  static Blueprint standby(Layout layout, Images.Image image, Passwords passwords) {
    String copy =
        """
        if [ ! -s "$PGDATA/PG_VERSION" ]; then
          mkdir -p "$PGDATA" && chown postgres:postgres "$PGDATA" && chmod 700 "$PGDATA"
          setpriv --reuid=postgres --regid=postgres --init-groups \\
            pg_basebackup --host=%s --username=%s --pgdata="$PGDATA" -R -X stream -c fast || exit 1
        fi
        exec docker-entrypoint.sh %s
        """
            .formatted(layout.postgresAddress(), SUPERUSER, String.join(" ", SERVER));
    return new Blueprint(
        Layout.STANDBY,
        image,
        layout.standbyAddress(),
        Map.of(5432, layout.standbyPort()),
        Map.of("PGPASSWORD", passwords.superuser()),
        List.of("sh", "-c", copy),
        Map.of(),
        Blueprint.Limits.memory(1024));
  }

  static Blueprint redis(Layout layout, RedisServer server, Images.Image image) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "redis-server",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--slowlog-log-slower-than",
                "10000"));
    RedisServer master = layout.redisServers().getFirst();
    if (!server.equals(master)) {
      command.addAll(List.of("--replicaof", master.address(), String.valueOf(Layout.REDIS)));
    }
    return new Blueprint(
        server.name(),
        image,
        server.address(),
        Map.of(Layout.REDIS, server.publishedPort()),
        Map.of(),
        command,
        Map.of(),
        Blueprint.Limits.memory(256));
  }

  /**
   * A sentinel that takes a silent master for dead after a second. It rewrites its own settings, so
   * they must be a file that it owns.
   */
  static Blueprint sentinel(Layout layout, Sentinel sentinel, Images.Image image) {
    String settings =
        """
        port %d
        protected-mode no
        sentinel monitor %s %s %d 2
        sentinel down-after-milliseconds %2$s 1000
        sentinel failover-timeout %2$s 5000
        sentinel parallel-syncs %2$s 1
        """
            .formatted(
                Layout.SENTINEL_PORT,
                Layout.MASTER,
                layout.redisServers().getFirst().address(),
                Layout.REDIS);
    return new Blueprint(
        sentinel.name(),
        image,
        sentinel.address(),
        Map.of(Layout.SENTINEL_PORT, sentinel.publishedPort()),
        Map.of("SETTINGS", settings),
        List.of(
            "sh",
            "-c",
            "echo \"$SETTINGS\" >sentinel.conf && exec docker-entrypoint.sh redis-sentinel sentinel.conf"),
        Map.of(),
        Blueprint.Limits.memory(128));
  }

  static Blueprint toxiproxy(Layout layout, Images.Image image) {
    return new Blueprint(
        "toxiproxy",
        image,
        layout.toxiproxyAddress(),
        Map.of(8474, layout.toxiproxyPort()),
        Map.of(),
        List.of(),
        Map.of(),
        Blueprint.Limits.memory(256));
  }
}
