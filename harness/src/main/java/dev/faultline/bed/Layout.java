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
  static final int REDIS = 6379;
  static final int SENTINEL_PORT = 26379;

  /** The name under which sentinels know the master. */
  static final String MASTER = "coupon";

  /** The part that follows the primary. */
  static final String STANDBY = "postgres-standby";

  private static final int STANDBY_STORE = 6;
  private static final int SENTINELS = 3;
  private static final int KAFKA_FIRST_ROLE = 9100;
  private static final int FIRST_PROXY = 20_000;

  /** A Kafka broker; its harness port is published under the same number that it advertises. */
  record Broker(int number, String name, String address, int harnessPort) {}

  /** A Redis server, first of all the one that is master at the start. */
  record RedisServer(String name, String address, int publishedPort) {}

  /** A sentinel that watches the Redis servers. */
  record Sentinel(String name, String address, int publishedPort) {}

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
      if (hasStandby()) {
        proxies.add(proxy(STANDBY, STANDBY_STORE, role, standbyAddress() + ":5432"));
      }
      for (RedisServer server : redisServers()) {
        proxies.add(proxy(server.name(), store(server), role, server.address() + ":" + REDIS));
      }
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

  /** JDBC URL of a role's own way to the standby; empty where there is none. */
  String standbyUrlFor(Role role) {
    return hasStandby()
        ? "jdbc:postgresql://%s:%d/%s"
            .formatted(
                toxiproxyAddress(), proxyPort(STANDBY_STORE, role), system.ledger().database())
        : "";
  }

  /** Where a role asks for the cache: its own way to it, or the sentinels that know the master. */
  String redisFor(Role role) {
    List<Sentinel> sentinels = sentinels();
    return sentinels.isEmpty()
        ? "redis://" + redisWay(redisServers().getFirst(), role)
        : sentinels.stream()
            .map(sentinel -> "redis://" + sentinel.address() + ":" + SENTINEL_PORT)
            .collect(Collectors.joining(","));
  }

  /**
   * What sentinels call a Redis server and how a role reaches it, as {@code from=to}; nothing where
   * there are no sentinels.
   */
  String redisNatFor(Role role) {
    return sentinels().isEmpty()
        ? ""
        : redisServers().stream()
            .map(server -> server.address() + ":" + REDIS + "=" + redisWay(server, role))
            .collect(Collectors.joining(","));
  }

  private String redisWay(RedisServer server, Role role) {
    return toxiproxyAddress() + ":" + proxyPort(store(server), role);
  }

  /** Brokers have the numbers between the two. */
  private int store(RedisServer server) {
    return redisServers().indexOf(server) == 0 ? 1 : 5;
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
