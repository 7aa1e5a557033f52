package dev.faultline.bench.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;

/** What Kafka keeps of a topic. */
final class TopicLog {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private TopicLog() {}

  /** Bytes of a topic on all brokers. */
  static long bytes(String bootstrap, String topic) throws IOException {
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
