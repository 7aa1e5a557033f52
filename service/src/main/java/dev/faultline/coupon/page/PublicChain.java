package dev.faultline.coupon.page;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.Problems;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;

/** The addresses that everybody may read: nothing but GET, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.QUERY_API)
class PublicChain {

  @Bean
  @Order(-4)
  SecurityFilterChain publicPageChain(HttpSecurity http, Problems problems, LocaleResolver locales)
      throws Exception {
    return http.securityMatcher(
            "/status",
            "/status/**",
            "/api/v1/status",
            "/waiting",
            "/waiting/**",
            "/pages/**",
            "/webjars/htmx.org/**")
        .headers(PageHeaders::strict)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET)
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(
                    (request, response, e) ->
                        problems.write(
                            ProblemCode.METHOD_NOT_ALLOWED,
                            locales.resolveLocale(request),
                            response)))
        .build();
  }
}
