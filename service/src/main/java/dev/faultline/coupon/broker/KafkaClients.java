package dev.faultline.coupon.broker;

import dev.faultline.coupon.role.Roles;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Client settings with short bounds, so that an absent broker is noticed and a returned one found.
 */
public final class KafkaClients {

  private final KafkaSettings settings;
  private final String clientId;

  KafkaClients(KafkaSettings settings, Roles roles) {
    this.settings = settings;
    this.clientId = "coupon-" + roles.label();
  }

  /** Durable and idempotent; gives up within the delivery time-out. */
  public Map<String, Object> producer() {
    Map<String, Object> properties = common("");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.maxBlock().toMillis());
    properties.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) settings.deliveryTimeout().toMillis());
    return properties;
  }

  /** Reads what is committed, from the beginning if the group is new; commits are the caller's. */
  public Map<String, Object> consumer(String group, int maxPollRecords) {
    Map<String, Object> properties = common("-" + group);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
    // A crashed worker's partitions move after 6 s instead of the default 45.
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return properties;
  }

  /** For measuring and for topics; every call ends within the bound or says so. */
  public Map<String, Object> admin(Duration bound) {
    Map<String, Object> properties = common("-admin");
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) bound.toMillis());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) bound.toMillis());
    return properties;
  }

  private Map<String, Object> common(String suffix) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId + suffix);
    properties.put(
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
        (int) KafkaSettings.REQUEST_TIMEOUT.toMillis());
    properties.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 5_000);
    properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
    properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    properties.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 50);
    properties.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
    properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
    properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 1_000);
    properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return properties;
  }
}
