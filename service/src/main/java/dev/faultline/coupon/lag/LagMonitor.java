package dev.faultline.coupon.lag;

import dev.faultline.coupon.background.Recurring;
import dev.faultline.coupon.broker.KafkaClients;
import dev.faultline.coupon.broker.KafkaSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures each second. While Kafka cannot say, there is no lag at all rather than a wrong one. */
final class LagMonitor extends Recurring implements ConsumerLag {

  private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);

  private static final Duration EACH_SECOND = Duration.ofSeconds(1);

  private final GroupLag groupLag;
  private final KafkaClients clients;
  private final String group;
  private final MultiGauge lag;
  private @Nullable Admin admin;
  private volatile OptionalLong behind = OptionalLong.empty();
  private volatile int brokers;

  LagMonitor(KafkaSettings settings, KafkaClients clients, MeterRegistry meters) {
    super("lag-monitor", EACH_SECOND, Duration.ofSeconds(4));
    this.groupLag = new GroupLag(settings);
    this.clients = clients;
    this.group = settings.group();
    this.lag = MultiGauge.builder("coupon.consumer.lag").register(meters);
    Gauge.builder("coupon.kafka.brokers", () -> brokers).register(meters);
    Gauge.builder("coupon.kafka.brokers.expected", settings::expectedBrokers).register(meters);
  }

  @Override
  protected void step() throws InterruptedException {
    try {
      Admin present = admin();
      brokers = groupLag.brokers(present);
      show(groupLag.lag(present));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("lag is unknown", e);
      show(Map.of());
      countBrokersAgain();
    }
  }

  /** The cluster may be there although the group's coordinator is not. */
  private void countBrokersAgain() throws InterruptedException {
    try {
      brokers = groupLag.brokers(admin());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("brokers are unknown", e);
      brokers = 0;
    }
  }

  @Override
  public OptionalLong behind() {
    return behind;
  }

  private void show(Map<TopicPartition, Long> partitions) {
    behind =
        partitions.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(partitions.values().stream().mapToLong(Long::longValue).sum());
    lag.register(
        partitions.entrySet().stream()
            .<MultiGauge.Row<?>>map(entry -> row(entry.getKey(), entry.getValue()))
            .toList(),
        true);
  }

  private MultiGauge.Row<Number> row(TopicPartition partition, long behind) {
    return MultiGauge.Row.of(
        Tags.of(
            "group", group,
            "topic", partition.topic(),
            "partition", String.valueOf(partition.partition())),
        behind);
  }

  private Admin admin() {
    Admin present = admin;
    if (present == null) {
      present = Admin.create(clients.admin(EACH_SECOND));
      admin = present;
    }
    return present;
  }

  @Override
  protected void release() {
    Admin present = admin;
    if (present != null) {
      present.close(Duration.ofSeconds(1));
    }
  }
}
