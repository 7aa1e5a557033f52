package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.background.LastAnswer;
import dev.faultline.coupon.broker.BatchConsumer;
import dev.faultline.coupon.broker.KafkaClients;
import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.broker.RecordFormat;
import dev.faultline.coupon.broker.Subscription;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplaySettings.class)
@ConditionalOnRole(Role.WORKER)
class DeadLetterConfiguration {

  /** Dead letters are few; a second consumer would only cost memory. */
  private static final int ONE_IS_ENOUGH = 1;

  private static final int MAX_BATCH = 200;

  @Bean
  DeadLetterTopic deadLetterTopic(
      ProducerFactory<String, byte[]> producers, KafkaSettings settings, MeterRegistry meters) {
    return new DeadLetterTopic(producers, settings, meters);
  }

  @Bean
  DeadLetterTable deadLetterTable(
      JdbcClient database, PlatformTransactionManager transactions, JsonMapper json) {
    return new DeadLetterTable(database, new TransactionTemplate(transactions), json);
  }

  @Bean
  BatchConsumer deadLetterConsumer(
      DeadLetterTable table, RecordFormat format, KafkaClients clients, KafkaSettings settings) {
    var subscription =
        new Subscription(
            settings.deadLetterTopic(),
            settings.group() + "-dead-letters",
            ONE_IS_ENOUGH,
            MAX_BATCH);
    return BatchConsumer.of(subscription, clients, settings, new DeadLetterListener(table, format));
  }

  @Bean
  DeadLetterDesk deadLetterDesk(JdbcClient database, PlatformTransactionManager transactions) {
    var examiner = new Examiner(database);
    return new DeadLetterDesk(
        new Letters(database),
        new LetterCounts(database),
        examiner,
        new LetterSteps(database),
        new Discards(database, examiner),
        new ReplaySwitch(database),
        new AuditTrail(database),
        new TransactionTemplate(transactions));
  }

  @Bean
  AutomaticReplay automaticReplay(
      JdbcClient database, PlatformTransactionManager transactions, ReplaySettings settings) {
    return new AutomaticReplay(
        new ReplayQueue(database),
        new Examiner(database),
        new LetterSteps(database),
        new ReplaySwitch(database),
        new AutomaticReplay.Ground(new TransactionTemplate(transactions), settings, new Random()));
  }

  @Bean
  LastAnswer<Map<String, Long>> openDeadLetters(JdbcClient database, MeterRegistry meters) {
    return OpenDeadLetters.gauges(new LetterCounts(database), meters);
  }
}
