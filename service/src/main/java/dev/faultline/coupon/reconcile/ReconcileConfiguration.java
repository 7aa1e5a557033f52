package dev.faultline.coupon.reconcile;

import dev.faultline.coupon.cache.CacheAudit;
import dev.faultline.coupon.database.DatabaseSettings;
import dev.faultline.coupon.lag.ConsumerLag;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconcilerSettings.class)
@ConditionalOnRole(Role.QUERY_API)
@ConditionalOnProperty(name = "coupon.reconciler.enabled", matchIfMissing = true)
class ReconcileConfiguration {

  /** Named for the health endpoint: the component is called reconciler. */
  @Bean("reconcilerHealthIndicator")
  Findings findings(MeterRegistry meters, Clock clock) {
    return new Findings(meters, clock);
  }

  @Bean
  Reconciler reconciler(
      DatabaseSettings database,
      ReconcilerSettings settings,
      ConsumerLag lag,
      Optional<CacheAudit> cache,
      JdbcClient client,
      MeterRegistry meters,
      Findings findings) {
    var keeper = new CacheKeeper(cache, new CouponMarks(client), settings, meters);
    return new Reconciler(database, settings, lag, keeper, findings);
  }
}
