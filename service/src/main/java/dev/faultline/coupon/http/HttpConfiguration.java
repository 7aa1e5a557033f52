package dev.faultline.coupon.http;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/** Keeps the way of a request short: each filter costs every one of thousands a second. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.ISSUE_API, Role.WORKER, Role.QUERY_API})
class HttpConfiguration {

  /** The dispatcher sets the request context itself, and no filter of ours asks for it. */
  @Bean
  FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
    var registration = new FilterRegistrationBean<>(new RequestContextFilter());
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  TomcatContextCustomizer bareErrors() {
    return context -> {
      if (context.getParent() instanceof StandardHost host) {
        host.setErrorReportValveClass(BareErrorValve.class.getName());
      }
    };
  }
}
