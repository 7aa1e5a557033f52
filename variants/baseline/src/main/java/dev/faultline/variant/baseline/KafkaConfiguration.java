package dev.faultline.variant.baseline;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;

/** Kafka's clients as they come: acknowledgement, retries, sessions and batches are defaults. */
@Configuration(proxyBeanMethods = false)
@Profile({"issue-api", "worker"})
@EnableKafka
class KafkaConfiguration {

  @Bean
  KafkaTemplate<String, String> kafkaTemplate(BaselineSettings settings) {
    return new KafkaTemplate<>(
        new DefaultKafkaProducerFactory<>(
            Map.of("bootstrap.servers", settings.kafka()),
            new StringSerializer(),
            new StringSerializer()));
  }

  /** One record at a time in one thread; what fails ten times is dead. */
  @Bean
  ConcurrentKafkaListenerContainerFactory<String, String> kafkaListenerContainerFactory(
      BaselineSettings settings, KafkaTemplate<String, String> template) {
    var factory = new ConcurrentKafkaListenerContainerFactory<String, String>();
    factory.setConsumerFactory(
        new DefaultKafkaConsumerFactory<>(
            Map.of("bootstrap.servers", settings.kafka(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer()));
    factory.setCommonErrorHandler(
        new DefaultErrorHandler(
            new DeadLetterPublishingRecoverer(
                template,
                (dead, cause) ->
                    new TopicPartition(BaselineSettings.DEAD_LETTERS, dead.partition()))));
    return factory;
  }
}
