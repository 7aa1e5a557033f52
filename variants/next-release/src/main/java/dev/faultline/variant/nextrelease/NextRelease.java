package dev.faultline.variant.nextrelease;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the role that it is attached to the next release. It brings an expanding migration, uses
 * the new columns, and adds a field or header to whatever it writes; roles without it, which are
 * the old release, must not notice.
 */
@AutoConfiguration
public class NextRelease {

  /** What a reader of the old release has never seen. */
  static final String FIELD = "release";

  static final String VALUE = "next";

  /** Changes what the role says to database and broker. */
  @Bean
  static BeanPostProcessor nextRelease() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DefaultKafkaProducerFactory<?, ?> factory) {
          factory.updateConfigs(
              Map.of(
                  ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(NextRecord.class.getName())));
        }
        return bean instanceof JdbcClient client ? new NextStatements(client) : bean;
      }
    };
  }

  /** Adds a field to what the role keeps in the cache, where it keeps any. */
  @Bean
  NextCacheField nextCacheField(Environment environment) {
    return new NextCacheField(
        environment.getProperty("coupon.roles", "").contains("issue-api")
            ? environment.getProperty("coupon.cache.addresses", "")
            : "");
  }

  /** Roles that answer over HTTP. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  static class Answers {

    /** Adds a field to every JSON answer. */
    @Bean
    NextAnswer nextAnswer(JsonMapper json) {
      return new NextAnswer(json);
    }
  }
}
