package dev.faultline.coupon.security;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.Problems;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.LocaleResolver;

/** Three chains: two open endpoints on the management port, the API by token, its description. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecuritySettings.class)
@ConditionalOnRole({Role.ISSUE_API, Role.WORKER, Role.QUERY_API})
class SecurityConfiguration {

  /** One observation per request is enough; Spring would otherwise time every filter of a chain. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  JwtDecoder jwtDecoder(SecuritySettings settings, Environment environment) {
    if (environment.acceptsProfiles(Profiles.of("production"))
        && settings.issuer().equals(SecuritySettings.BED_ISSUER)) {
      throw new IllegalArgumentException(
          "coupon.security.issuer: %s is for test beds; name the real issuer in production"
              .formatted(SecuritySettings.BED_ISSUER));
    }
    return Tokens.decoder(settings);
  }

  /** What the firewall refuses, such as a path with two meanings, is a bad request like others. */
  @Bean
  RequestRejectedHandler rejectedRequests(Problems problems, LocaleResolver locales) {
    return (request, response, e) ->
        problems.write(ProblemCode.BAD_REQUEST, locales.resolveLocale(request), response);
  }

  @Bean
  @Order(1)
  SecurityFilterChain managementChain(HttpSecurity http) throws Exception {
    // These paths exist on the management port only, which is never published.
    return stateless(http)
        .securityMatcher(EndpointRequest.to("health", "prometheus"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain apiChain(HttpSecurity http, Problems problems, LocaleResolver locales)
      throws Exception {
    AuthenticationEntryPoint unauthenticated =
        (request, response, e) -> {
          response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
          problems.write(ProblemCode.UNAUTHENTICATED, locales.resolveLocale(request), response);
        };
    AccessDeniedHandler denied =
        (request, response, e) ->
            problems.write(ProblemCode.FORBIDDEN, locales.resolveLocale(request), response);
    return stateless(http)
        .securityMatcher("/api/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> {})
                    .authenticationEntryPoint(unauthenticated)
                    .accessDeniedHandler(denied))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain closedChain(HttpSecurity http, Problems problems, LocaleResolver locales)
      throws Exception {
    return stateless(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/openapi.json")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(
                    (request, response, e) ->
                        problems.write(
                            ProblemCode.NOT_FOUND, locales.resolveLocale(request), response)))
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable);
  }
}
