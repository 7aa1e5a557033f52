package dev.faultline.coupon.cache;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
@ConditionalOnRole(Role.ISSUE_API)
class CacheConfiguration {

  @Bean
  RedisConnection redisConnection(CacheSettings settings) {
    return new RedisConnection(settings);
  }

  @Bean
  ClaimCache claimCache(RedisConnection connection, CacheSettings settings, MeterRegistry meters) {
    return new RedisClaimCache(connection, settings, meters);
  }
}
