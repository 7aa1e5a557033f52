package dev.faultline.coupon.limit;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
@ConditionalOnRole(Role.ISSUE_API)
class LimitConfiguration {

  @Bean
  Admission admission(LimitSettings settings, MeterRegistry meters) {
    var inFlight = new InFlightLimit(settings, System::nanoTime);
    Gauge.builder("coupon.in.flight", inFlight, InFlightLimit::inFlight)
        .description("Requests under way")
        .register(meters);
    Gauge.builder("coupon.in.flight.limit", inFlight, InFlightLimit::limit)
        .description("Requests that may be under way before others are turned away")
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
        inFlight);
  }
}
