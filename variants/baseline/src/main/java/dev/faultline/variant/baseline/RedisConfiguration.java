package dev.faultline.variant.baseline;

import java.util.HashMap;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.misc.RedisURI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Redisson as it comes, but for where the servers are. */
@Configuration(proxyBeanMethods = false)
@Profile("issue-api")
class RedisConfiguration {

  @Bean(destroyMethod = "shutdown")
  RedissonClient redisson(BaselineSettings settings) {
    var config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    // Redis may come up after this process.
    config.setLazyInitialization(true);
    if (settings.sentinelMaster().isBlank()) {
      config.useSingleServer().setAddress(settings.redis().getFirst());
      return Redisson.create(config);
    }
    Map<String, String> reachedAs = reachedAs(settings);
    var sentinels = config.useSentinelServers();
    sentinels.setMasterName(settings.sentinelMaster());
    settings.redis().forEach(sentinels::addSentinelAddress);
    sentinels.setNatMapper(
        told -> {
          String reached = reachedAs.get(told.getHost() + ":" + told.getPort());
          return reached == null ? told : new RedisURI(told.getScheme() + "://" + reached);
        });
    return Redisson.create(config);
  }

  private static Map<String, String> reachedAs(BaselineSettings settings) {
    Map<String, String> reachedAs = new HashMap<>();
    for (String pair : settings.nat()) {
      int equals = pair.indexOf('=');
      reachedAs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return reachedAs;
  }
}
