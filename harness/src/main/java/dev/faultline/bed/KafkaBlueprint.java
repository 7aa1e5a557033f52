package dev.faultline.bed;

import static java.util.stream.Collectors.joining;

import dev.faultline.bed.Layout.Broker;
import dev.faultline.engine.Images;
import dev.faultline.scenario.BedSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker that is its own controller. One listener for brokers and one for the harness go past the
 * proxies; each role has a listener that advertises that role's own proxy, so a cut hits whom it is
 * meant for.
 */
final class KafkaBlueprint {
  private static final String CLUSTER = "5L6g3nShT-eMCtK--X86sw";

  /** Detection of a dead broker in seconds instead of tens of seconds. */
  private static final Map<String, String> TUNED =
      Map.of(
          "KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000",
          "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500",
          "KAFKA_REPLICA_LAG_TIME_MAX_MS", "3000",
          "KAFKA_CONTROLLER_QUORUM_FETCH_TIMEOUT_MS", "1000");

  /** Consumers may ask for short sessions, and the first member need not wait for more. */
  private static final Map<String, String> GROUPS =
      Map.of(
          "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000",
          "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
          "KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "3000",
          "KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000",
          "KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "1000",
          "KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000");

  private KafkaBlueprint() {}

  static Blueprint of(Layout layout, Broker broker, Images.Image image) {
    return new Blueprint(
        broker.name(),
        image,
        broker.address(),
        Map.of(Layout.KAFKA_HARNESS, broker.harnessPort()),
        environment(layout, broker),
        List.of(),
        Map.of(),
        Blueprint.Limits.memory(1024));
  }

  static Map<String, String> environment(Layout layout, Broker broker) {
    Map<String, String> environment = new HashMap<>(TUNED);
    environment.putAll(GROUPS);
    environment.putAll(listeners(layout, broker));
    environment.putAll(replication(layout.spec()));
    environment.put("CLUSTER_ID", CLUSTER);
    environment.put("KAFKA_NODE_ID", String.valueOf(broker.number()));
    environment.put("KAFKA_PROCESS_ROLES", "broker,controller");
    environment.put("KAFKA_CONTROLLER_QUORUM_VOTERS", voters(layout));
    environment.put("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
    environment.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    environment.put("KAFKA_HEAP_OPTS", "-Xms384m -Xmx384m");
    environment.put(
        "KAFKA_JVM_PERFORMANCE_OPTS",
        "-XX:+UseG1GC -XX:ActiveProcessorCount=2 -XX:TieredStopAtLevel=1 -Djava.awt.headless=true");
    return environment;
  }

  private static Map<String, String> listeners(Layout layout, Broker broker) {
    List<String> names = new ArrayList<>(List.of("INTERNAL", "CONTROLLER", "HARNESS"));
    List<String> bound =
        new ArrayList<>(
            List.of(
                "INTERNAL://:" + Layout.KAFKA_INTERNAL,
                "CONTROLLER://:" + Layout.KAFKA_CONTROLLER,
                "HARNESS://:" + Layout.KAFKA_HARNESS));
    List<String> advertised =
        new ArrayList<>(
            List.of(
                "INTERNAL://" + broker.address() + ":" + Layout.KAFKA_INTERNAL,
                "HARNESS://127.0.0.1:" + broker.harnessPort()));
    layout
        .system()
        .roles()
        .forEach(
            role -> {
              String name = Layout.listenerName(role);
              names.add(name);
              bound.add(name + "://:" + layout.kafkaListener(role));
              advertised.add(name + "://" + new Ways(layout).kafkaFor(broker, role));
            });
    return Map.of(
        "KAFKA_LISTENERS", String.join(",", bound),
        "KAFKA_ADVERTISED_LISTENERS", String.join(",", advertised),
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            names.stream().map(name -> name + ":PLAINTEXT").collect(joining(",")),
        "KAFKA_INTER_BROKER_LISTENER_NAME", "INTERNAL",
        "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
  }

  private static Map<String, String> replication(BedSpec spec) {
    String copies = String.valueOf(spec.kafka());
    String inSync = String.valueOf(spec.copiesInSync());
    return Map.of(
        "KAFKA_DEFAULT_REPLICATION_FACTOR", copies,
        "KAFKA_MIN_INSYNC_REPLICAS", inSync,
        "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", copies,
        "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "8",
        "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", copies,
        "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", inSync,
        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", copies,
        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", inSync);
  }

  private static String voters(Layout layout) {
    return layout.brokers().stream()
        .map(broker -> broker.number() + "@" + broker.address() + ":" + Layout.KAFKA_CONTROLLER)
        .collect(joining(","));
  }
}
