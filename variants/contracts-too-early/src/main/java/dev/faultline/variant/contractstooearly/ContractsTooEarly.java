package dev.faultline.variant.contractstooearly;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The worker of a release that calls a claim ACCEPTED where the old one says QUEUED; its migration
 * makes that the default at once. An old query-api cannot read such a claim until it is issued:
 * {@code status-reads} must say FAIL.
 */
@AutoConfiguration
public class ContractsTooEarly {

  /** Teaches the worker both words. */
  @Bean
  static BeanPostProcessor bothWords() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcClient client ? new BothWords(client) : bean;
      }
    };
  }

  private record BothWords(JdbcClient plain) implements JdbcClient {
    @Override
    public StatementSpec sql(String sql) {
      return plain.sql(sql.replace("c.state = 'QUEUED'", "c.state in ('QUEUED', 'ACCEPTED')"));
    }
  }
}
