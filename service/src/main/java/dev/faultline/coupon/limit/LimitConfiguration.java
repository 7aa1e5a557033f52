package dev.faultline.coupon.limit;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
@ConditionalOnRole(Role.ISSUE_API)
class LimitConfiguration {

  @Bean
  Admission admission(LimitSettings settings, MeterRegistry meters) {
    int most = settings.mostInFlight();
    var inside = new Semaphore(most);
    Gauge.builder("coupon.in.flight", inside, free -> most - free.availablePermits())
        .description("Requests under way")
        .register(meters);
    return new Admission(
        new TokenBuckets(
            settings.userBurst(),
            settings.userPerSecond(),
            settings.trackedUsers(),
            TimeMeter.SYSTEM_NANOTIME),
        new TokenBuckets(
            settings.clientBurst(),
            settings.clientPerSecond(),
            LimitSettings.TRACKED_CLIENTS,
            TimeMeter.SYSTEM_NANOTIME),
        inside);
  }
}
