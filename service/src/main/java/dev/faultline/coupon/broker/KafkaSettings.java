package dev.faultline.coupon.broker;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How every role reaches Kafka.
 *
 * @param bootstrap addresses to start from
 * @param topic accepted requests on their way to the worker
 * @param deadLetterTopic records that can never be issued as they are
 * @param group the worker's consumer group, whose lag the query-api reports
 * @param partitions of both topics: four, as many as the worker has consumers
 * @param replication of both topics; the HA profile has 3
 * @param minInSync acknowledging replicas; the HA profile has 2
 * @param expectedBrokers brokers that ought to be there, for the alert
 * @param deliveryTimeout a send is given up after 5 s, so that the row is soon free to be sent
 *     again
 * @param maxBlock a send waits 1 s for metadata instead of Kafka's default of a minute
 */
@ConfigurationProperties("coupon.kafka")
public record KafkaSettings(
    String bootstrap,
    @DefaultValue("coupon.issue") String topic,
    @DefaultValue("coupon.issue.DLT") String deadLetterTopic,
    @DefaultValue("coupon-worker") String group,
    @DefaultValue("4") int partitions,
    @DefaultValue("1") short replication,
    @DefaultValue("1") short minInSync,
    @DefaultValue("1") int expectedBrokers,
    @DefaultValue("5s") Duration deliveryTimeout,
    @DefaultValue("1s") Duration maxBlock) {

  /** A single broker request; a delivery has room for one and a retry. */
  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

  public KafkaSettings {
    require(bootstrap != null && !bootstrap.isBlank(), "bootstrap", "host:port[,host:port]");
    require(partitions >= 1 && partitions <= 64, "partitions", "1 to 64");
    require(replication >= 1, "replication", "at least 1");
    require(minInSync >= 1 && minInSync <= replication, "min-in-sync", "1 to replication");
    require(expectedBrokers >= replication, "expected-brokers", "at least replication");
    require(
        deliveryTimeout.compareTo(REQUEST_TIMEOUT.plusSeconds(1)) >= 0,
        "delivery-timeout",
        "at least 4s");
    require(maxBlock.isPositive() && maxBlock.toSeconds() <= 2, "max-block", "up to 2s");
  }

  /** Whether any address has a name that resolves yet; clients refuse to be made otherwise. */
  public boolean isResolvable() {
    return Arrays.stream(bootstrap.split(",", -1))
        .map(address -> URI.create("kafka://" + address.strip()))
        .anyMatch(
            address ->
                address.getHost() != null
                    && !new InetSocketAddress(address.getHost(), address.getPort()).isUnresolved());
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.kafka.%s: missing or wrong, expected %s".formatted(setting, expected));
    }
  }
}
