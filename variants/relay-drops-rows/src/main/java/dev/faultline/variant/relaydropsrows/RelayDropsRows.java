package dev.faultline.variant.relaydropsrows;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Makes every producer of the service report success for sends that failed. The relay then deletes
 * rows that no broker holds: {@code no-lost-acceptance} must say FAIL.
 */
@AutoConfiguration
public class RelayDropsRows {

  /** Wraps the producers of the factory that the relay uses. */
  @Bean
  static BeanPostProcessor forgetfulProducers() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DefaultKafkaProducerFactory<?, ?> factory) {
          factory.addPostProcessor(ForgetfulProducer::around);
        }
        return bean;
      }
    };
  }
}
