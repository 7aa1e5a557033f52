package dev.faultline.bed;

import dev.faultline.scenario.BedSpec;
import dev.faultline.system.Role;
import dev.faultline.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where everything of a bed is: addresses on its network and published ports. Pure arithmetic,
 * fixed before the first container starts, so that whatever dies comes back at the same place.
 *
 * @param prefix first three numbers of the network's range
 * @param basePort first of {@link #PORTS} published ports
 */
record Layout(SystemUnderTest system, BedSpec spec, String prefix, int basePort) {
  /** How many neighbouring ports a bed may use. */
  static final int PORTS = 64;

  static final int KAFKA_INTERNAL = 9092;
  static final int KAFKA_CONTROLLER = 9093;
  static final int KAFKA_HARNESS = 9099;
  static final int REDIS = 6379;
  static final int SENTINEL_PORT = 26379;

  /** The name under which sentinels know the master. */
  static final String MASTER = "coupon";

  /** The part that follows the primary. */
  static final String STANDBY = "postgres-standby";

  private static final int FIRST_INSTANCE_PORT = 20;
  private static final int SENTINELS = 3;
  private static final int KAFKA_FIRST_ROLE = 9100;

  /** A Kafka broker; its harness port is published under the same number that it advertises. */
  record Broker(int number, String name, String address, int harnessPort) {}

  /** A Redis server, first of all the one that is master at the start. */
  record RedisServer(String name, String address, int publishedPort) {}

  /** A sentinel that watches the Redis servers. */
  record Sentinel(String name, String address, int publishedPort) {}

  /** A container of a role. */
  record Instance(
      String name, Role role, int number, String address, int httpPort, int managementPort) {}

  String subnet() {
    return prefix + ".0/24";
  }

  String toxiproxyAddress() {
    return prefix + ".10";
  }

  String prometheusAddress() {
    return prefix + ".11";
  }

  String alertmanagerAddress() {
    return prefix + ".12";
  }

  String postgresAddress() {
    return prefix + ".41";
  }

  String standbyAddress() {
    return prefix + ".42";
  }

  boolean hasStandby() {
    return spec.postgres() == 2;
  }

  int toxiproxyPort() {
    return basePort;
  }

  int prometheusPort() {
    return basePort + 1;
  }

  int alertmanagerPort() {
    return basePort + 2;
  }

  int postgresPort() {
    return basePort + 3;
  }

  int standbyPort() {
    return basePort + 4;
  }

  List<Broker> brokers() {
    return IntStream.rangeClosed(1, spec.kafka())
        .mapToObj(
            number ->
                new Broker(
                    number, "kafka-" + number, prefix + "." + (20 + number), basePort + 9 + number))
        .toList();
  }

  List<RedisServer> redisServers() {
    return switch (spec.redis()) {
      case SINGLE -> List.of(new RedisServer("redis", prefix + ".31", basePort + 5));
      case SENTINEL ->
          List.of(
              new RedisServer("redis-1", prefix + ".31", basePort + 5),
              new RedisServer("redis-2", prefix + ".32", basePort + 6));
    };
  }

  /** None where there is nobody to fail over to. */
  List<Sentinel> sentinels() {
    return switch (spec.redis()) {
      case SINGLE -> List.of();
      case SENTINEL ->
          IntStream.rangeClosed(1, SENTINELS)
              .mapToObj(
                  number ->
                      new Sentinel(
                          "sentinel-" + number,
                          prefix + "." + (33 + number),
                          basePort + 6 + number))
              .toList();
    };
  }

  /** Every container of every role, one-shot roles too, in the order of the system file. */
  List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    for (Role role : system.roles()) {
      int count = role.oneShot() ? 1 : spec.roles().getOrDefault(role.name(), 1);
      for (int number = 1; number <= count; number++) {
        instances.add(instance(role, number, instances.size()));
      }
    }
    return instances;
  }

  /**
   * A container of a role that is started later, beside those of the bed.
   *
   * @param before how many others came later too
   */
  Instance further(Role role, int number, int before) {
    int index = instances().size() + before;
    if (FIRST_INSTANCE_PORT + 2 * index + 1 >= PORTS) {
      throw new BedUnavailable("A bed has no place for one more container: " + role.name());
    }
    return instance(role, number, index);
  }

  private Instance instance(Role role, int number, int index) {
    int port = basePort + FIRST_INSTANCE_PORT + 2 * index;
    return new Instance(
        role.name() + "-" + number, role, number, prefix + "." + (100 + index), port, port + 1);
  }

  /** Port of the listener that a broker keeps for a role. */
  int kafkaListener(Role role) {
    return KAFKA_FIRST_ROLE + index(role);
  }

  /** Name of that listener: Kafka wants capitals and no hyphen. */
  static String listenerName(Role role) {
    return role.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }

  /** Bootstrap addresses of the listener that no proxy serves. */
  String kafkaBootstrap() {
    return brokers().stream()
        .map(broker -> "127.0.0.1:" + broker.harnessPort())
        .collect(Collectors.joining(","));
  }

  /** Place of a role among the roles; what is numbered by role is numbered by it. */
  int index(Role role) {
    return system.roles().indexOf(role);
  }
}
