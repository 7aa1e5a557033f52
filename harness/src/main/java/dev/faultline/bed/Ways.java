package dev.faultline.bed;

import dev.faultline.bed.Layout.Broker;
import dev.faultline.bed.Layout.RedisServer;
import dev.faultline.bed.Layout.Sentinel;
import dev.faultline.system.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How each role reaches each store: by a proxy of its own, so that a link can be cut or slowed for
 * one role and no other. Pure arithmetic, as the layout is.
 */
record Ways(Layout layout) {
  private static final int STANDBY_STORE = 6;
  private static final int FIRST_PROXY = 20_000;

  /** A proxy: a port of the proxy container, and where it leads. */
  record ProxyPlan(String store, Role role, int port, String upstream) {
    String name() {
      return store + "." + role.name();
    }
  }

  /** Every proxy, named {@code <part>.<role>}. */
  List<ProxyPlan> proxies() {
    List<ProxyPlan> proxies = new ArrayList<>();
    for (Role role : layout.system().roles()) {
      proxies.add(proxy("postgres", 0, role, layout.postgresAddress() + ":5432"));
      if (layout.hasStandby()) {
        proxies.add(proxy(Layout.STANDBY, STANDBY_STORE, role, layout.standbyAddress() + ":5432"));
      }
      for (RedisServer server : layout.redisServers()) {
        proxies.add(
            proxy(server.name(), store(server), role, server.address() + ":" + Layout.REDIS));
      }
      for (Broker broker : layout.brokers()) {
        proxies.add(
            proxy(
                broker.name(),
                1 + broker.number(),
                role,
                broker.address() + ":" + layout.kafkaListener(role)));
      }
    }
    return proxies;
  }

  /** Address of a role's own way to the database. */
  String postgresFor(Role role) {
    return layout.toxiproxyAddress() + ":" + proxyPort(0, role);
  }

  /**
   * JDBC URL of a role's own way to the database; where the standby may become the primary, both
   * are named, and whoever can be written to is taken.
   */
  String postgresUrlFor(Role role) {
    String database = layout.system().ledger().database();
    return layout.spec().synchronous()
        ? "jdbc:postgresql://%s,%s:%d/%s?targetServerType=primary&hostRecheckSeconds=1"
            .formatted(
                postgresFor(role),
                layout.toxiproxyAddress(),
                proxyPort(STANDBY_STORE, role),
                database)
        : "jdbc:postgresql://%s/%s".formatted(postgresFor(role), database);
  }

  /** JDBC URL of a role's own way to the standby; empty where there is none. */
  String standbyUrlFor(Role role) {
    return layout.hasStandby()
        ? "jdbc:postgresql://%s:%d/%s"
            .formatted(
                layout.toxiproxyAddress(),
                proxyPort(STANDBY_STORE, role),
                layout.system().ledger().database())
        : "";
  }

  /** Where a role asks for the cache: its own way to it, or the sentinels that know the master. */
  String redisFor(Role role) {
    List<Sentinel> sentinels = layout.sentinels();
    return sentinels.isEmpty()
        ? "redis://" + redisWay(layout.redisServers().getFirst(), role)
        : sentinels.stream()
            .map(sentinel -> "redis://" + sentinel.address() + ":" + Layout.SENTINEL_PORT)
            .collect(Collectors.joining(","));
  }

  /**
   * What sentinels call a Redis server and how a role reaches it, as {@code from=to}; nothing where
   * there are no sentinels.
   */
  String redisNatFor(Role role) {
    return layout.sentinels().isEmpty()
        ? ""
        : layout.redisServers().stream()
            .map(server -> server.address() + ":" + Layout.REDIS + "=" + redisWay(server, role))
            .collect(Collectors.joining(","));
  }

  private String redisWay(RedisServer server, Role role) {
    return layout.toxiproxyAddress() + ":" + proxyPort(store(server), role);
  }

  /** Brokers have the numbers between the two. */
  private int store(RedisServer server) {
    return layout.redisServers().indexOf(server) == 0 ? 1 : 5;
  }

  /** Address that a broker advertises to a role. */
  String kafkaFor(Broker broker, Role role) {
    return layout.toxiproxyAddress() + ":" + proxyPort(1 + broker.number(), role);
  }

  /** Bootstrap addresses for a role. */
  String kafkaFor(Role role) {
    return layout.brokers().stream()
        .map(broker -> kafkaFor(broker, role))
        .collect(Collectors.joining(","));
  }

  private ProxyPlan proxy(String part, int store, Role role, String upstream) {
    return new ProxyPlan(part, role, proxyPort(store, role), upstream);
  }

  private int proxyPort(int store, Role role) {
    return FIRST_PROXY + 100 * store + layout.index(role);
  }
}
