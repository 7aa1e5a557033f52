package dev.faultline.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;

/**
 * What coupons cost besides time, per bed.
 *
 * @param memoryBytes of each part after the load
 * @param bytesPerCoupon on disk, all copies together
 */
public record Sizes(
    Map<String, Map<String, Long>> memoryBytes, Map<String, PerCoupon> bytesPerCoupon) {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  public Sizes {
    memoryBytes = Map.copyOf(memoryBytes);
    bytesPerCoupon = Map.copyOf(bytesPerCoupon);
  }

  /**
   * What the stores grew by for each coupon.
   *
   * @param database of the primary
   * @param log of the topic, on all brokers
   */
  public record PerCoupon(double database, double log) {}

  /**
   * What is on disk now.
   *
   * @param claims how many there are
   */
  public record Stored(long database, long log, long claims) {
    /** What it grew by since then, for each new claim; nothing is known without one. */
    public Optional<PerCoupon> perCouponSince(Stored before) {
      long fresh = claims - before.claims;
      return fresh < 1
          ? Optional.empty()
          : Optional.of(
              new PerCoupon(
                  (database - before.database) / (double) fresh,
                  (log - before.log) / (double) fresh));
    }
  }

  /** Bytes of a topic on all brokers. */
  public static long logBytes(String bootstrap, String topic) throws IOException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            Math.toIntExact(WITHIN.toMillis()),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            Math.toIntExact(WITHIN.toMillis()) / 2);
    try (Admin admin = Admin.create(settings)) {
      List<Integer> brokers =
          admin.describeCluster().nodes().get(WITHIN.toSeconds(), TimeUnit.SECONDS).stream()
              .map(Node::id)
              .toList();
      return admin
          .describeLogDirs(brokers)
          .allDescriptions()
          .get(WITHIN.toSeconds(), TimeUnit.SECONDS)
          .values()
          .stream()
          .flatMap(folders -> folders.values().stream())
          .flatMap(folder -> folder.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(topic))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking for the size of the log", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka does not tell the size of its log", e);
    }
  }
}
