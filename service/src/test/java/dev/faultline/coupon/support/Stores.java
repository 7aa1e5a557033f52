package dev.faultline.coupon.support;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;

/**
 * PostgreSQL (durable), Kafka and Redis, started once for all tests of a run. Ports are fixed and
 * bound to this machine, so that a store has the same address after a restart.
 */
public final class Stores {

  private static final String LABEL = "dev.faultline.service-tests";
  private static final Stores SHARED = new Stores();

  private final PostgreSQLContainer postgres;
  private final KafkaContainer kafka;
  private final GenericContainer<?> redis;

  private Stores() {
    postgres =
        bound(
            new PostgreSQLContainer(Images.POSTGRES.present())
                .withDatabaseName("coupon")
                // The default of Testcontainers turns fsync off; promises need it on.
                .withCommand("postgres", "-c", "max_connections=100")
                .withNetworkAliases(Replica.PRIMARY)
                .withEnv("COUPON_OWNER_PASSWORD", "owner-for-tests")
                .withEnv("COUPON_APP_PASSWORD", "app-for-tests")
                .withCopyFileToContainer(
                    MountableFile.forHostPath(Path.of("../deploy/postgres/init.sql"), 0444),
                    "/docker-entrypoint-initdb.d/init.sql"),
            5432);
    kafka = bound(new KafkaContainer(Images.KAFKA.present()), 9092);
    redis = bound(new GenericContainer<>(Images.REDIS.present()).withExposedPorts(6379), 6379);
  }

  /** The stores of this run; the first caller starts them. */
  public static synchronized Stores shared() {
    // Not in the constructor: starting needs this class on other threads, which wait for its
    // loading.
    Startables.deepStart(Stream.of(SHARED.postgres, SHARED.kafka, SHARED.redis))
        .orTimeout(2, TimeUnit.MINUTES)
        .join();
    return SHARED;
  }

  /** Settings that lead a role to these stores. */
  public Map<String, String> settings() {
    return Map.of(
        "coupon.database.url",
        databaseUrl(),
        "coupon.database.user",
        "coupon_app",
        "coupon.database.password",
        "app-for-tests",
        "coupon.kafka.bootstrap",
        kafka.getBootstrapServers(),
        "coupon.cache.addresses",
        "redis://localhost:" + redis.getMappedPort(6379));
  }

  /** Settings of the migration's own user. */
  public Map<String, String> ownerSettings() {
    return Map.of(
        "coupon.database.user", "coupon_owner", "coupon.database.password", "owner-for-tests");
  }

  /** JDBC address. */
  public String databaseUrl() {
    return postgres.getJdbcUrl();
  }

  /** Superuser, to look at and prepare what the service may not. */
  public String superuser() {
    return postgres.getUsername();
  }

  /** The superuser's password. */
  public String superuserPassword() {
    return postgres.getPassword();
  }

  /** Kafka's address. */
  public String bootstrap() {
    return kafka.getBootstrapServers();
  }

  /** Lets replicas of the database connect to it. */
  void allowReplication() {
    try {
      postgres.execInContainer(
          "bash",
          "-c",
          "grep -q 'host replication' $PGDATA/pg_hba.conf"
              + " || echo 'host replication all all scram-sha-256' >> $PGDATA/pg_hba.conf");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Redis container, to break it. */
  public GenericContainer<?> redis() {
    return redis;
  }

  /** Kills the broker like a crash would. */
  public void killKafka() {
    kill(kafka);
  }

  /** Starts the killed broker again, with its data. */
  public void startKafka() {
    start(kafka);
  }

  /** Kills the database like a crash would. */
  public void killPostgres() {
    kill(postgres);
  }

  /** Starts the killed database again; it recovers what was committed. */
  public void startPostgres() {
    start(postgres);
  }

  private static void kill(GenericContainer<?> container) {
    DockerClientFactory.instance().client().killContainerCmd(container.getContainerId()).exec();
  }

  private static void start(GenericContainer<?> container) {
    DockerClientFactory.instance().client().startContainerCmd(container.getContainerId()).exec();
  }

  static <C extends GenericContainer<?>> C bound(C container, int port) {
    int free = freePort();
    container.withLabel(LABEL, "true");
    // A network of our own: nothing else on the engine can reach or disturb the stores.
    container.withNetwork(Network.SHARED);
    container.withCreateContainerCmdModifier(
        command -> {
          HostConfig host = command.getHostConfig();
          if (host != null) {
            host.withPortBindings(
                List.of(PortBinding.parse("127.0.0.1:%d:%d".formatted(free, port))));
          }
        });
    return container;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
