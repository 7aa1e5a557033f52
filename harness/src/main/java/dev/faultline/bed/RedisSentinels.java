package dev.faultline.bed;

import dev.faultline.bed.Layout.RedisServer;
import dev.faultline.bed.Layout.Sentinel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Who is master now, as the sentinels say it, and whether everything is in order again. */
final class RedisSentinels {
  private final Layout layout;

  RedisSentinels(Layout layout) {
    this.layout = layout;
  }

  /** The server that is master now; the only one where there are no sentinels. */
  RedisServer master() {
    List<Sentinel> sentinels = layout.sentinels();
    if (sentinels.isEmpty()) {
      return layout.redisServers().getFirst();
    }
    RuntimeException last = new BedUnavailable("No sentinel was asked");
    for (Sentinel sentinel : sentinels) {
      try {
        return master(sentinel);
      } catch (JedisException e) {
        last = e;
      }
    }
    throw new BedUnavailable("No sentinel names the master: " + last.getMessage(), last);
  }

  private RedisServer master(Sentinel sentinel) {
    try (Jedis asked = Questions.redis(sentinel.publishedPort())) {
      String address = asked.sentinelGetMasterAddrByName(Layout.MASTER).getFirst();
      return layout.redisServers().stream()
          .filter(server -> server.address().equals(address))
          .findFirst()
          .orElseThrow(() -> new BedUnavailable("Sentinels name a stranger as master: " + address));
    }
  }

  /** Whether this sentinel knows the replica and the other sentinels. */
  boolean complete(Sentinel sentinel) {
    try (Jedis asked = Questions.redis(sentinel.publishedPort())) {
      Map<String, String> master = asked.sentinelMaster(Layout.MASTER);
      return number(master, "num-slaves") == layout.redisServers().size() - 1
          && number(master, "num-other-sentinels") == layout.sentinels().size() - 1
          && "master".equals(master.get("flags"));
    }
  }

  private static int number(Map<String, String> fields, String name) {
    return Integer.parseInt(fields.getOrDefault(name, "-1"));
  }

  /** What is not in order: sentinels that disagree, a replica out of sync, a second master. */
  List<String> disorder() {
    List<String> disorder = new ArrayList<>();
    RedisServer master = master();
    for (Sentinel sentinel : layout.sentinels()) {
      if (!master(sentinel).equals(master) || !complete(sentinel)) {
        disorder.add(sentinel.name() + " sees another world");
      }
    }
    for (RedisServer server : layout.redisServers()) {
      try (Jedis asked = Questions.redis(server.publishedPort())) {
        String told = asked.info("replication");
        boolean fine =
            server.equals(master)
                ? told.contains("role:master")
                : told.contains("role:slave") && told.contains("master_link_status:up");
        if (!fine) {
          disorder.add(server.name() + " is not what it should be");
        }
      }
    }
    return disorder;
  }
}
