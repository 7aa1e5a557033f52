package dev.faultline.coupon.reading;

import com.zaxxer.hikari.HikariDataSource;
import dev.faultline.coupon.database.DatabasePool;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplicaSettings.class)
@ConditionalOnRole(Role.QUERY_API)
class ReadingConfiguration {

  /** Never the pool that anything else gets by accident: it cannot write. */
  @Bean(defaultCandidate = false)
  @Qualifier("replica") @Conditional(OnReplica.class)
  HikariDataSource replicaPool(DatabasePool pools, ReplicaSettings settings) {
    return pools.of(
        "replica",
        settings.url().orElseThrow(),
        settings.replicaPoolSize(),
        settings.replicaConnectionTimeout());
  }

  @Bean
  ReadStore readStore(
      JdbcClient primary,
      @Qualifier("replica") ObjectProvider<HikariDataSource> replica,
      ReplicaSettings settings,
      MeterRegistry meters,
      Clock clock) {
    return new ReadStore(
        primary,
        Optional.ofNullable(replica.getIfAvailable()).map(JdbcClient::create),
        settings,
        new ReadMetrics(meters),
        clock);
  }
}
