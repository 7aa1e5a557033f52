package dev.faultline.coupon.catalog;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.ISSUE_API)
class CatalogConfiguration {

  @Bean
  CouponCatalog couponCatalog(JdbcClient database) {
    return new CouponCatalog(database);
  }
}
