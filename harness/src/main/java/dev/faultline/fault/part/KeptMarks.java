package dev.faultline.fault.part;

import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.params.SetParams;

/**
 * Keys of ours that Redis is known to have on disk: whether they outlive it shows what it keeps.
 */
final class KeptMarks {
  static final int COUNT = 100;

  private static final String KEY = "faultline-data-loss:";
  private static final int WITHIN_MILLIS = 2000;

  /** They leave by themselves, should the fault not take them. */
  private static final long SECONDS = 600;

  private final HostAndPort server;

  KeptMarks(String address) {
    this.server = HostAndPort.from(address);
  }

  /** Writes them, and waits until they are on disk. */
  void write() {
    try (Jedis redis = open()) {
      Pipeline pipeline = redis.pipelined();
      for (int mark = 0; mark < COUNT; mark++) {
        pipeline.set(KEY + mark, "kept", SetParams.setParams().ex(SECONDS));
      }
      pipeline.sync();
      if (redis.waitAOF(1, 0, WITHIN_MILLIS).getKey() < 1) {
        throw new IllegalStateException("Redis did not write to its disk: nothing could be lost");
      }
    }
  }

  /** How many are there now. */
  long left() {
    String[] keys = new String[COUNT];
    for (int mark = 0; mark < COUNT; mark++) {
      keys[mark] = KEY + mark;
    }
    try (Jedis redis = open()) {
      return redis.exists(keys);
    }
  }

  private Jedis open() {
    return new Jedis(
        server, DefaultJedisClientConfig.builder().timeoutMillis(2 * WITHIN_MILLIS).build());
  }
}
