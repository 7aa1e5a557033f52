package dev.faultline.variant.nextrelease;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.context.SmartLifecycle;

/**
 * Adds a field to the state that the cache keeps of each coupon, four times a second: the scripts
 * of the service are out of a variant's reach, and a reader cannot tell who wrote a field.
 */
final class NextCacheField implements SmartLifecycle {
  private static final String STATES = "coupon:{*}:state";
  private static final long EVERY_MILLIS = 250;

  private final String address;
  private @Nullable RedissonClient redis;
  private @Nullable ScheduledExecutorService ticks;

  NextCacheField(String address) {
    this.address = address;
  }

  @Override
  public void start() {
    if (address.isEmpty()) {
      return;
    }
    var config = new Config();
    config
        .useSingleServer()
        .setAddress(address)
        .setConnectionPoolSize(1)
        .setConnectionMinimumIdleSize(1);
    config.setThreads(1).setNettyThreads(1);
    RedissonClient client = Redisson.create(config);
    redis = client;
    var timer = Executors.newSingleThreadScheduledExecutor();
    ticks = timer;
    var _ =
        timer.scheduleWithFixedDelay(
            () -> write(client), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void write(RedissonClient client) {
    for (String key : client.getKeys().getKeys(KeysScanOptions.defaults().pattern(STATES))) {
      client.getMap(key, StringCodec.INSTANCE).fastPut(NextRelease.FIELD, NextRelease.VALUE);
    }
  }

  @Override
  public void stop() {
    Optional.ofNullable(ticks).ifPresent(ScheduledExecutorService::shutdownNow);
    Optional.ofNullable(redis).ifPresent(RedissonClient::shutdown);
    ticks = null;
  }

  @Override
  public boolean isRunning() {
    return ticks != null;
  }
}
