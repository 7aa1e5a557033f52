package dev.faultline.coupon.broker;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import dev.faultline.coupon.role.Roles;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
class KafkaConfiguration {

  @Bean
  KafkaClients kafkaClients(KafkaSettings settings, Roles roles) {
    return new KafkaClients(settings, roles);
  }

  @Bean
  RecordFormat recordFormat() {
    return new RecordFormat();
  }

  @Bean
  Topics topics(KafkaSettings settings, KafkaClients clients) {
    return new Topics(settings, clients);
  }

  @Bean
  @ConditionalOnRole({Role.ISSUE_API, Role.WORKER})
  TopicsAtStart topicsAtStart(Topics topics) {
    return new TopicsAtStart(topics);
  }

  @Bean
  @ConditionalOnRole({Role.ISSUE_API, Role.WORKER})
  ProducerFactory<String, byte[]> producerFactory(KafkaClients clients) {
    var factory =
        new DefaultKafkaProducerFactory<>(
            clients.producer(), new StringSerializer(), new ByteArraySerializer());
    factory.setPhysicalCloseTimeout(2);
    return factory;
  }
}
