package dev.faultline.coupon.accept;

import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.coupon.cache.ClaimCache;
import dev.faultline.coupon.catalog.CouponCatalog;
import dev.faultline.coupon.relay.Relay;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AcceptSettings.class)
@ConditionalOnRole(Role.ISSUE_API)
class AcceptConfiguration {

  /** Connections left to relay and catalog, so that a rush cannot stop what it depends on. */
  private static final int KEPT_CONNECTIONS = 2;

  @Bean
  Lanes lanes(AcceptSettings settings, HikariDataSource pool, Flusher flusher) {
    int most = Math.max(1, pool.getMaximumPoolSize() - KEPT_CONNECTIONS);
    return new Lanes(Math.min(settings.flushers(), most), settings, flusher);
  }

  @Bean
  Flusher flusher(
      CouponCatalog catalog,
      ClaimCache cache,
      Relay relay,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    var ledger = new ClaimLedger(new ClaimTable(database), transactions);
    return new Flusher(catalog, cache, ledger, relay, clock);
  }

  @Bean
  AcceptDesk acceptDesk(
      CouponCatalog catalog, Lanes lanes, SoldOut soldOut, AcceptSettings settings, Clock clock) {
    return new AcceptDesk(catalog, lanes, soldOut, settings, clock);
  }

  @Bean
  SoldOut soldOut(JdbcClient database, MeterRegistry meters) {
    return new SoldOut(new ClaimTable(database), meters);
  }

  @Bean
  AcceptMetrics acceptMetrics(MeterRegistry meters) {
    return new AcceptMetrics(meters);
  }
}
