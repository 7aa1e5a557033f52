package dev.faultline.coupon.support;

import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** A streaming replica of the database of these stores. */
public final class Replica implements AutoCloseable {

  static final String PRIMARY = "primary";

  private static final String COPY_AND_FOLLOW =
      """
      as_postgres='setpriv --reuid=postgres --regid=postgres --init-groups'
      chmod 700 $PGDATA && chown postgres:postgres $PGDATA
      HOME=/tmp $as_postgres pg_basebackup -h %s -U %s -D $PGDATA -R -X stream -c fast
      exec $as_postgres postgres
      """;

  private final GenericContainer<?> container;

  /** Copies the primary and follows it. */
  public Replica(Stores stores) {
    stores.allowReplication();
    new Ledger(stores).execute("do 'begin perform pg_reload_conf(); end'");
    container =
        Stores.bound(
            new GenericContainer<>(Images.POSTGRES.present())
                .withExposedPorts(5432)
                .withNetwork(Network.SHARED)
                .withEnv("PGPASSWORD", stores.superuserPassword())
                .withCommand("bash", "-ec", COPY_AND_FOLLOW.formatted(PRIMARY, stores.superuser()))
                .waitingFor(
                    Wait.forLogMessage(".*ready to accept read-only connections.*", 1)
                        .withStartupTimeout(Duration.ofSeconds(60))),
            5432);
    container.start();
  }

  /** JDBC address. */
  public String url() {
    return "jdbc:postgresql://localhost:%d/coupon".formatted(container.getMappedPort(5432));
  }

  /** The replica goes on receiving, but shows nothing new. */
  public void freeze() {
    sql("select pg_wal_replay_pause()");
  }

  /** The replica shows what it received meanwhile. */
  public void thaw() {
    sql("select pg_wal_replay_resume()");
  }

  /** Kills it like a crash would. */
  public void kill() {
    DockerClientFactory.instance().client().killContainerCmd(container.getContainerId()).exec();
  }

  private void sql(String statement) {
    try {
      var result =
          container.execInContainer(
              "psql", "-h", "localhost", "-U", "test", "-d", "coupon", "-c", statement);
      if (result.getExitCode() != 0) {
        throw new IllegalStateException(result.getStderr());
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    container.close();
  }
}
