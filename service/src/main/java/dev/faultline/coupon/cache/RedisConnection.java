package dev.faultline.coupon.cache;

import dev.faultline.coupon.background.Recurring;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects in the background for as long as it takes: no start and no request waits for Redis. */
final class RedisConnection extends Recurring {

  private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);

  private final CacheSettings settings;
  private volatile @Nullable RedissonClient client;

  RedisConnection(CacheSettings settings) {
    super("cache-connect", Duration.ofSeconds(1), Duration.ofSeconds(2));
    this.settings = settings;
  }

  Optional<RedissonClient> client() {
    return Optional.ofNullable(client);
  }

  @Override
  protected void step() {
    if (client == null) {
      client = Redisson.create(config());
      LOG.info("the cache is connected");
    }
  }

  private Config config() {
    var config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    config.setUseScriptCache(true);
    config.setThreads(2);
    config.setNettyThreads(2);
    String master = settings.sentinelMaster();
    if (master == null || master.isBlank()) {
      var single = config.useSingleServer();
      single.setAddress(settings.addresses().getFirst());
      single.setConnectionPoolSize(8).setConnectionMinimumIdleSize(2);
      single.setSubscriptionConnectionMinimumIdleSize(0);
      bound(single);
    } else {
      var sentinels = config.useSentinelServers();
      sentinels.setMasterName(master);
      settings.addresses().forEach(sentinels::addSentinelAddress);
      sentinels.setScanInterval(500).setCheckSentinelsList(false);
      sentinels.setMasterConnectionPoolSize(8).setMasterConnectionMinimumIdleSize(2);
      sentinels.setNatMapper(new AddressMap(settings.nat()));
      sentinels.setReadMode(org.redisson.config.ReadMode.MASTER);
      bound(sentinels);
    }
    return config;
  }

  /** Bounds found by measuring failovers: a lost master is noticed and replaced within seconds. */
  private static void bound(BaseConfig<?> config) {
    config.setTimeout(100);
    config.setRetryAttempts(1);
    config.setRetryDelay(new ConstantDelay(Duration.ofMillis(20)));
    config.setConnectTimeout(500);
    config.setPingConnectionInterval(1_000);
    config.setReconnectionDelay(new ConstantDelay(Duration.ofMillis(100)));
  }

  @Override
  protected void release() {
    RedissonClient present = client;
    if (present != null) {
      present.shutdown(0, 2, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
