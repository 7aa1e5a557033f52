package dev.faultline.coupon.admin;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import jakarta.servlet.SessionTrackingMode;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
class AdminConfiguration {

  @Bean
  LoginGuard loginGuard(Clock clock) {
    return new LoginGuard(clock);
  }

  /** An unknown name costs as long as a wrong password, so that names cannot be told apart. */
  @Bean
  AuthenticationProvider adminAccounts(AdminSettings settings) {
    var accounts =
        settings.users().stream()
            .map(
                user ->
                    User.withUsername(user.name())
                        .password(user.passwordHash())
                        .authorities(
                            AdminRole.authorities(
                                user.roles().stream().map(AdminRole::name).toList()))
                        .build())
            .toList();
    var provider = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(accounts));
    provider.setPasswordEncoder(new BCryptPasswordEncoder());
    return provider;
  }

  /** In a cookie, so that a visitor before the login leaves nothing in our memory. */
  @Bean
  CsrfTokenRepository adminCsrfTokens(AdminSettings settings) {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookieName("csrf", settings));
    tokens.setHeaderName("X-CSRF-TOKEN");
    tokens.setCookieCustomizer(
        cookie ->
            cookie.path("/").httpOnly(true).sameSite("Strict").secure(settings.secureCookie()));
    return tokens;
  }

  @Bean
  ServletContextInitializer adminSession(AdminSettings settings) {
    return context -> {
      context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
      context.setSessionTimeout((int) settings.sessionTimeout().toMinutes());
      var cookie = context.getSessionCookieConfig();
      cookie.setName(cookieName("session", settings));
      cookie.setPath("/");
      cookie.setHttpOnly(true);
      cookie.setSecure(settings.secureCookie());
    };
  }

  /** Lax, so that a link in an alert opens the page; whatever changes something needs the token. */
  @Bean
  CookieSameSiteSupplier adminSessionSameSite(AdminSettings settings) {
    return CookieSameSiteSupplier.ofLax().whenHasName(cookieName("session", settings));
  }

  /** The prefix makes browsers refuse a cookie that another host of the domain sets. */
  private static String cookieName(String name, AdminSettings settings) {
    return (settings.secureCookie() ? "__Host-coupon-admin-" : "coupon-admin-") + name;
  }
}
