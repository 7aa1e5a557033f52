package dev.faultline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The parts that a scenario needs and how many of each.
 *
 * @param kafka brokers, 1 or 3
 * @param redis one server, or a master with a replica under three sentinels
 * @param postgres 1, or 2 for a primary with a standby
 * @param synchronous whether a commit waits for the standby, which may then become the primary
 * @param roles instances per role of the system under test
 */
public record BedSpec(
    int kafka, RedisLayout redis, int postgres, boolean synchronous, Map<String, Integer> roles) {

  /** How Redis is laid out. */
  public enum RedisLayout {
    SINGLE,
    SENTINEL
  }

  /** Without a standby that commits wait for. */
  public BedSpec(int kafka, RedisLayout redis, int postgres, Map<String, Integer> roles) {
    this(kafka, redis, postgres, false, roles);
  }

  public BedSpec {
    if (kafka != 1 && kafka != 3) {
      throw new IllegalArgumentException("a bed has 1 or 3 brokers, not " + kafka);
    }
    if (postgres != 1 && postgres != 2) {
      throw new IllegalArgumentException("a bed has 1 or 2 PostgreSQL servers, not " + postgres);
    }
    if (synchronous && postgres != 2) {
      throw new IllegalArgumentException("commits can only wait for a standby: postgres: 2");
    }
    roles.forEach(
        (role, count) -> {
          if (count < 1 || count > 8) {
            throw new IllegalArgumentException(
                "a bed has 1 to 8 of role " + role + ", not " + count);
          }
        });
    roles = Map.copyOf(roles);
  }

  /** How many brokers must have a record before its send is acknowledged. */
  public int copiesInSync() {
    return Math.min(kafka, 2);
  }

  /** Every name that a fault may strike, in reading order. */
  public List<String> targets() {
    List<String> targets = new ArrayList<>(instances("kafka", kafka));
    switch (redis) {
      case SINGLE -> targets.add("redis");
      case SENTINEL -> targets.addAll(List.of("redis-master", "redis-replica"));
    }
    targets.add("postgres");
    if (postgres == 2) {
      targets.add("postgres-standby");
    }
    targets.addAll(roleInstances());
    return List.copyOf(targets);
  }

  /** The Redis server that takes writes, as a target. */
  public String cacheMaster() {
    return switch (redis) {
      case SINGLE -> "redis";
      case SENTINEL -> "redis-master";
    };
  }

  /**
   * Every way between a role and a store: {@code <store>.<role>} for one of them, {@code <store>}
   * for all to that store.
   */
  public List<String> links() {
    List<String> stores = new ArrayList<>(instances("kafka", kafka));
    switch (redis) {
      case SINGLE -> stores.add("redis");
      case SENTINEL -> stores.addAll(instances("redis", 2));
    }
    stores.add("postgres");
    if (postgres == 2) {
      stores.add("postgres-standby");
    }
    List<String> links = new ArrayList<>(stores);
    for (String store : stores) {
      roles.keySet().stream().sorted().forEach(role -> links.add(store + "." + role));
    }
    return List.copyOf(links);
  }

  /** Containers of the system under test, by their names. */
  public List<String> roleInstances() {
    return new TreeMap<>(roles)
        .entrySet().stream()
            .flatMap(role -> instances(role.getKey(), role.getValue()).stream())
            .toList();
  }

  private static List<String> instances(String name, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> name + "-" + number).toList();
  }
}
