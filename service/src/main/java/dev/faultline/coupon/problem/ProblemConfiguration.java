package dev.faultline.coupon.problem;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.ISSUE_API, Role.WORKER, Role.QUERY_API})
class ProblemConfiguration {

  @Bean
  Problems problems(MessageSource messages, JsonMapper json) {
    return new Problems(messages, json, RandomSource.PER_THREAD);
  }

  /** Korean unless the caller prefers English: the service's customers are Korean. */
  @Bean
  LocaleResolver localeResolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(List.of(Locale.KOREAN, Locale.ENGLISH));
    resolver.setDefaultLocale(Locale.KOREAN);
    return resolver;
  }

  private enum RandomSource implements java.util.random.RandomGenerator {
    PER_THREAD;

    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
