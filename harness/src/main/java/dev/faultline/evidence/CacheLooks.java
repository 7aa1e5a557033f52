package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.system.SystemUnderTest.Lock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

/** Who holds which lock in Redis, how many wait to be told, and how busy Redis is. */
final class CacheLooks implements Looking {
  private static final int WITHIN_MILLIS = 1000;
  private static final int PAGE = 10_000;
  private static final String NONE = "-";

  private final Bed bed;
  private final StringBuilder seen =
      new StringBuilder("at\tcommands so far\tkeys\tlock\tholder\tends in milliseconds\twaiting\n");

  CacheLooks(Bed bed) {
    this.bed = bed;
  }

  @Override
  public String file() {
    return "redis-looks.tsv";
  }

  @Override
  public void look() {
    try (Jedis redis =
        new Jedis(
            HostAndPort.from(bed.addresses().cache()),
            DefaultJedisClientConfig.builder().timeoutMillis(WITHIN_MILLIS).build())) {
      String server =
          "%s\t%s\t%d".formatted(Instant.now(), commands(redis.info("stats")), redis.dbSize());
      Optional<Lock> lock = bed.system().cache().lock();
      List<String> held = lock.map(known -> held(redis, known)).orElse(List.of());
      if (held.isEmpty()) {
        seen.append(server).append("\t-\t-\t-\t-\n");
      }
      held.forEach(
          key ->
              seen.append(server)
                  .append('\t')
                  .append(state(redis, key, lock.orElseThrow()))
                  .append('\n'));
    }
  }

  /** The locks that somebody holds now, whichever coupon they are of. */
  private static List<String> held(Jedis redis, Lock lock) {
    String pattern = lock.key().replace("{${coupon}}", "*").replace("${coupon}", "*");
    return redis
        .scan(ScanParams.SCAN_POINTER_START, new ScanParams().match(pattern).count(PAGE))
        .getResult();
  }

  private static String state(Jedis redis, String key, Lock lock) {
    String channel = channel(key, lock);
    return "%s\t%s\t%d\t%d"
        .formatted(
            key,
            redis.hkeys(key).stream().findFirst().orElse(NONE),
            redis.pttl(key),
            redis.pubsubNumSub(channel).getOrDefault(channel, 0L));
  }

  /** That of the same coupon: what stands in the key where the pattern has its place. */
  private static String channel(String key, Lock lock) {
    int place = lock.key().indexOf("${coupon}");
    int after = lock.key().length() - place - "${coupon}".length();
    return lock.channel().replace("${coupon}", key.substring(place, key.length() - after));
  }

  private static String commands(String stats) {
    return stats
        .lines()
        .filter(line -> line.startsWith("total_commands_processed:"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(NONE);
  }

  @Override
  public String tell() {
    return seen.toString();
  }
}
