package dev.faultline.coupon.cache;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only where the auditing role is told where the cache is: it works without. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
@ConditionalOnRole(Role.QUERY_API)
@ConditionalOnProperty("coupon.cache.addresses")
class CacheAuditConfiguration {

  @Bean
  CacheAudit cacheAudit(CacheSettings settings) {
    return new CacheAudit(new RedisConnection(settings));
  }
}
