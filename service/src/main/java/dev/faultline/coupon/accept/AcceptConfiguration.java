package dev.faultline.coupon.accept;

import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.coupon.cache.ClaimCache;
import dev.faultline.coupon.catalog.CouponCatalog;
import dev.faultline.coupon.relay.Relay;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.Gauge;
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
  Pace pace(AcceptSettings settings, MeterRegistry meters) {
    var pace = new Pace(settings, System::nanoTime);
    Gauge.builder("coupon.accept.batch", pace, known -> known.size().batch())
        .description("Requests that one commit takes, as many as the database writes in time")
        .register(meters);
    return pace;
  }

  @Bean
  Lanes lanes(AcceptSettings settings, HikariDataSource pool, Pace pace, Flusher flusher) {
    int most = Math.max(1, pool.getMaximumPoolSize() - KEPT_CONNECTIONS);
    int lanes = Math.min(settings.flushers(), most);
    return new Lanes(lanes, settings.queueCapacity(), pace, flusher::flush);
  }

  @Bean
  Flusher flusher(
      CouponCatalog catalog,
      ClaimCache cache,
      Relay relay,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Pace pace,
      Clock clock) {
    var ledger = new ClaimLedger(new ClaimTable(database), transactions, pace);
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
