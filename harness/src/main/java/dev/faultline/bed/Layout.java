package dev.faultline.bed;

import dev.faultline.scenario.BedSpec;
import dev.faultline.system.Role;
import dev.faultline.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where everything of a bed is: addresses on its network, published ports, and one proxy between
 * each role and each store. Pure arithmetic, fixed before the first container starts, so that
 * whatever dies comes back at the same place.
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
  private static final int KAFKA_FIRST_ROLE = 9100;
  private static final int FIRST_PROXY = 20_000;

  /** A Kafka broker; its harness port is published under the same number that it advertises. */
  record Broker(int number, String name, String address, int harnessPort) {}

  /** A container of a role. */
  record Instance(
      String name, Role role, int number, String address, int httpPort, int managementPort) {}

  /** A proxy: a port of the proxy container, and where it leads. */
  record ProxyPlan(String store, Role role, int port, String upstream) {
    String name() {
      return store + "." + role.name();
    }
  }

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

  String redisAddress() {
    return prefix + ".31";
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

  int redisPort() {
    return basePort + 5;
  }

  List<Broker> brokers() {
    return IntStream.rangeClosed(1, spec.kafka())
        .mapToObj(
            number ->
                new Broker(
                    number, "kafka-" + number, prefix + "." + (20 + number), basePort + 9 + number))
        .toList();
  }

  /** Every container of every role, one-shot roles too, in the order of the system file. */
  List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    for (Role role : system.roles()) {
      int count = role.oneShot() ? 1 : spec.roles().getOrDefault(role.name(), 1);
      for (int number = 1; number <= count; number++) {
        int index = instances.size();
        instances.add(
            new Instance(
                role.name() + "-" + number,
                role,
                number,
                prefix + "." + (100 + index),
                basePort + 20 + 2 * index,
                basePort + 21 + 2 * index));
      }
    }
    return instances;
  }

  /** Port of the listener that a broker keeps for a role. */
  int kafkaListener(Role role) {
    return KAFKA_FIRST_ROLE + index(role);
  }

  /** Name of that listener: Kafka wants capitals and no hyphen. */
  static String listenerName(Role role) {
    return role.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }

  /** Every proxy, named {@code <part>.<role>}. */
  List<ProxyPlan> proxies() {
    List<ProxyPlan> proxies = new ArrayList<>();
    for (Role role : system.roles()) {
      proxies.add(proxy("postgres", 0, role, postgresAddress() + ":5432"));
      proxies.add(proxy("redis", 1, role, redisAddress() + ":6379"));
      for (Broker broker : brokers()) {
        proxies.add(
            proxy(
                broker.name(),
                1 + broker.number(),
                role,
                broker.address() + ":" + kafkaListener(role)));
      }
    }
    return proxies;
  }

  /** Address of a role's own way to the database. */
  String postgresFor(Role role) {
    return toxiproxyAddress() + ":" + proxyPort(0, role);
  }

  /** Address of a role's own way to the cache. */
  String redisFor(Role role) {
    return toxiproxyAddress() + ":" + proxyPort(1, role);
  }

  /** Address that a broker advertises to a role. */
  String kafkaFor(Broker broker, Role role) {
    return toxiproxyAddress() + ":" + proxyPort(1 + broker.number(), role);
  }

  /** Bootstrap addresses for a role. */
  String kafkaFor(Role role) {
    return brokers().stream()
        .map(broker -> kafkaFor(broker, role))
        .collect(Collectors.joining(","));
  }

  /** Bootstrap addresses of the listener that no proxy serves. */
  String kafkaBootstrap() {
    return brokers().stream()
        .map(broker -> "127.0.0.1:" + broker.harnessPort())
        .collect(Collectors.joining(","));
  }

  private ProxyPlan proxy(String part, int store, Role role, String upstream) {
    return new ProxyPlan(part, role, proxyPort(store, role), upstream);
  }

  private int proxyPort(int store, Role role) {
    return FIRST_PROXY + 100 * store + index(role);
  }

  private int index(Role role) {
    return system.roles().indexOf(role);
  }
}
