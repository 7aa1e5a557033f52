package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import java.util.List;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.resps.Slowlog;

/** What Redis was slow at, which commands it serves, and who is connected. */
record CacheCommands(Bed bed) implements Witness {
  private static final int WITHIN_MILLIS = 2000;
  private static final int SLOWEST = 32;

  @Override
  public String file() {
    return "redis.txt";
  }

  @Override
  public String tell() {
    try (Jedis redis =
        new Jedis(
            HostAndPort.from(bed.addresses().cache()),
            DefaultJedisClientConfig.builder().timeoutMillis(WITHIN_MILLIS).build())) {
      StringBuilder text = new StringBuilder("# slow log: microseconds, command\n");
      List<Slowlog> slow = redis.slowlogGet(SLOWEST);
      slow.forEach(
          entry ->
              text.append(entry.getExecutionTime())
                  .append('\t')
                  .append(String.join(" ", entry.getArgs()))
                  .append('\n'));
      return text.append(redis.info("commandstats"))
          .append(redis.info("clients"))
          .append(redis.info("replication"))
          .append(redis.info("server"))
          .append(redis.info("stats"))
          .append(redis.info("keyspace"))
          .append("# client list\n")
          .append(redis.clientList())
          .toString();
    }
  }
}
