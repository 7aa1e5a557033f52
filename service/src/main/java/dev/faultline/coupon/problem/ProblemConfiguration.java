package dev.faultline.coupon.problem;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.ISSUE_API, Role.WORKER, Role.QUERY_API})
class ProblemConfiguration {

  @Bean
  Problems problems(MessageSource messages, JsonMapper json) {
    return new Problems(messages, json, RandomSource.PER_THREAD);
  }

  @Bean
  LocaleResolver localeResolver() {
    return new LanguageResolver();
  }

  private enum RandomSource implements java.util.random.RandomGenerator {
    PER_THREAD;

    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
