package dev.faultline.coupon.status;

import dev.faultline.coupon.reading.ReadStore;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.QUERY_API)
class StatusConfiguration {

  @Bean
  RequestTable requestTable(ReadStore store) {
    return new RequestTable(store);
  }

  @Bean
  CouponTable couponTable(ReadStore store) {
    return new CouponTable(store);
  }
}
