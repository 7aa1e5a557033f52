package dev.faultline.coupon.admin;

import dev.faultline.coupon.page.PageHeaders;
import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.Problems;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The ways in for operators: pages by session, and the admin API by the same session with its CSRF
 * token or by a bearer token that names a role. They come before the customers' chains.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdminSettings.class)
@ConditionalOnRole(Role.WORKER)
class AdminChains {

  static final String LOGIN = "/admin/login";
  static final String LOGIN_REFUSED = "/admin/login/refused";
  static final String FORBIDDEN = "/admin/forbidden";

  private static final String API = "/api/v1/admin/**";
  private static final RequestMatcher API_PATHS =
      PathPatternRequestMatcher.withDefaults().matcher(API);

  private final Problems problems;
  private final LocaleResolver locales;

  AdminChains(Problems problems, LocaleResolver locales) {
    this.problems = problems;
    this.locales = locales;
  }

  /** Scripts: no session is read or made, so a browser's cookie plays no part and needs no CSRF. */
  @Bean
  @Order(-3)
  SecurityFilterChain adminTokenChain(HttpSecurity http, AdminSettings settings) throws Exception {
    var roles = new JwtAuthenticationConverter();
    roles.setJwtGrantedAuthoritiesConverter(
        token ->
            token.getClaim(settings.rolesClaim()) instanceof List<?> names
                ? AdminRole.authorities(names.stream().map(String::valueOf).toList())
                : List.of());
    return byRole(http.securityMatcher(AdminChains::isApiCallWithToken))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(roles))
                    .authenticationEntryPoint(unauthenticated())
                    .accessDeniedHandler(denied()))
        .build();
  }

  /** Whoever is logged in to the pages; a change needs the CSRF token of the pages. */
  @Bean
  @Order(-2)
  SecurityFilterChain adminApiChain(
      HttpSecurity http, @Qualifier("adminCsrfTokens") CsrfTokenRepository csrfTokens)
      throws Exception {
    return byRole(http.securityMatcher(API))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(csrfTokens).csrfTokenRequestHandler(new CsrfByHeader()))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(unauthenticated())
                    .accessDeniedHandler(deniedOrUnknown()))
        .build();
  }

  /** The pages; a visitor who is not logged in costs no session. */
  @Bean
  @Order(-1)
  @ConditionalOnAdminUsers
  SecurityFilterChain adminPageChain(
      HttpSecurity http,
      @Qualifier("adminCsrfTokens") CsrfTokenRepository csrfTokens,
      LoginGuard guard,
      AuthenticationProvider adminAccounts)
      throws Exception {
    return http.securityMatcher("/admin", "/admin/**", "/webjars/htmx.org/**")
        .authenticationProvider(adminAccounts)
        .headers(PageHeaders::strict)
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
        .requestCache(AbstractHttpConfigurer::disable)
        .addFilterBefore(new LoginThrottle(guard), UsernamePasswordAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, LOGIN, "/admin/assets/**", "/webjars/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET)
                    .hasRole(AdminRole.VIEWER.name())
                    .anyRequest()
                    .hasRole(AdminRole.OPERATOR.name()))
        .formLogin(
            form ->
                form.loginPage(LOGIN)
                    .loginProcessingUrl(LOGIN)
                    .failureUrl(LOGIN + "?error")
                    .successHandler(
                        (request, response, who) -> {
                          guard.succeeded(LoginThrottle.name(request), request.getRemoteAddr());
                          response.sendRedirect("/admin");
                        }))
        .logout(logout -> logout.logoutUrl("/admin/logout").logoutSuccessUrl(LOGIN + "?bye"))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(new LoginEntryPoint())
                    .accessDeniedHandler(
                        (request, response, e) -> {
                          response.setStatus(403);
                          request.getRequestDispatcher(FORBIDDEN).forward(request, response);
                        }))
        .build();
  }

  /** Looking takes a viewer; whatever changes something takes an operator. */
  private static HttpSecurity byRole(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
        requests ->
            requests
                .requestMatchers(HttpMethod.GET)
                .hasRole(AdminRole.VIEWER.name())
                .anyRequest()
                .hasRole(AdminRole.OPERATOR.name()));
  }

  private static boolean isApiCallWithToken(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")
        && API_PATHS.matches(request);
  }

  private AuthenticationEntryPoint unauthenticated() {
    return (request, response, e) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      problems.write(ProblemCode.UNAUTHENTICATED, locales.resolveLocale(request), response);
    };
  }

  /** Who has neither token nor session is asked to log in, rather than for a CSRF token. */
  private AccessDeniedHandler deniedOrUnknown() {
    return (request, response, e) -> {
      if (SecurityContextHolder.getContext().getAuthentication() == null) {
        unauthenticated()
            .commence(request, response, new InsufficientAuthenticationException("no token", e));
      } else {
        denied().handle(request, response, e);
      }
    };
  }

  private AccessDeniedHandler denied() {
    return (request, response, e) ->
        problems.write(ProblemCode.FORBIDDEN, locales.resolveLocale(request), response);
  }
}
