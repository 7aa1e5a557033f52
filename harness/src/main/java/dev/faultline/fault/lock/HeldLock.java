package dev.faultline.fault.lock;

import dev.faultline.system.SystemUnderTest.Lock;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/**
 * The lock of one coupon, taken and kept as another process of the system would: in its form, and
 * with an end, so that it comes free by itself should nobody give it back.
 */
final class HeldLock {
  /** Whose field in the hash is ours. */
  static final String HOLDER = "faultline-lock-hold:1";

  private static final int WITHIN_MILLIS = 1000;
  private static final Duration TAKEN_WITHIN = Duration.ofSeconds(5);

  private static final String TAKE =
      """
      if redis.call('exists', KEYS[1]) == 1 and redis.call('hexists', KEYS[1], ARGV[1]) == 0 then return 0 end
      redis.call('hset', KEYS[1], ARGV[1], 1)
      redis.call('pexpire', KEYS[1], ARGV[2])
      return 1
      """;

  /** Whoever waits is told, as by any other holder. */
  private static final String GIVE_BACK =
      """
      if redis.call('hdel', KEYS[1], ARGV[1]) == 1 then redis.call('publish', ARGV[2], 0) end
      return 1
      """;

  private final HostAndPort server;
  private final String key;
  private final String channel;

  HeldLock(String address, Lock lock, String coupon) {
    this.server = HostAndPort.from(address);
    this.key = lock.key().replace("${coupon}", coupon);
    this.channel = lock.channel().replace("${coupon}", coupon);
  }

  /** What Redis says of it at one moment. */
  record State(boolean held, long waiting, long commands) {}

  /** Takes it as soon as it is free; others want it too, so it is asked for again at once. */
  void take(Duration keptAtMost) {
    String lease = String.valueOf(keptAtMost.toMillis());
    long end = System.nanoTime() + TAKEN_WITHIN.toNanos();
    try (Jedis redis = open()) {
      while (!Long.valueOf(1).equals(redis.eval(TAKE, List.of(key), List.of(HOLDER, lease)))) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "The lock %s was never free for %s".formatted(key, TAKEN_WITHIN));
        }
      }
    }
  }

  /** Gives it back; nothing happens where it is not ours. */
  void giveBack() {
    try (Jedis redis = open()) {
      redis.eval(GIVE_BACK, List.of(key), List.of(HOLDER, channel));
    }
  }

  State look() {
    try (Jedis redis = open()) {
      long waiting = redis.pubsubNumSub(channel).getOrDefault(channel, 0L);
      return new State(redis.hexists(key, HOLDER), waiting, commands(redis.info("stats")));
    }
  }

  private static long commands(String stats) {
    return stats
        .lines()
        .filter(line -> line.startsWith("total_commands_processed:"))
        .map(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Redis does not count its commands"));
  }

  private Jedis open() {
    return new Jedis(
        server, DefaultJedisClientConfig.builder().timeoutMillis(WITHIN_MILLIS).build());
  }
}
