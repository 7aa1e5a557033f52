package dev.faultline.variant.baseline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One record, one row, one commit; and a list of the dead for people to read. */
@Component
@Profile("worker")
class CouponConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(CouponConsumer.class);

  private final JdbcClient database;
  private final JsonMapper json;
  private final Counter issued;

  CouponConsumer(JdbcClient database, JsonMapper json, MeterRegistry meters) {
    this.database = database;
    this.json = json;
    this.issued = meters.counter("coupon.issued");
    Gauge.builder("coupon.dead.letters.open", this::deadLetters).register(meters);
  }

  @KafkaListener(topics = BaselineSettings.TOPIC, groupId = BaselineSettings.GROUP)
  void issue(String value) {
    IssueMessage message = json.readValue(value, IssueMessage.class);
    database
        .sql(
            """
            insert into issued_coupon (coupon_code, user_id, request_id, requested_at)
            values (:coupon, :user, :request, :requestedAt)
            """)
        .param("coupon", message.couponCode())
        .param("user", message.userId())
        .param("request", message.requestId())
        .param("requestedAt", message.requestedAt().atOffset(ZoneOffset.UTC))
        .update();
    issued.increment();
  }

  @KafkaListener(topics = BaselineSettings.DEAD_LETTERS, groupId = "coupon-dead-letter-log")
  void dead(ConsumerRecord<String, String> letter) {
    Header told = letter.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE);
    String cause = told == null ? "" : new String(told.value(), StandardCharsets.UTF_8);
    LOG.error("dead letter {}: {}", letter.value(), cause);
    database
        .sql("insert into dead_letter (payload, cause) values (:payload, :cause)")
        .param("payload", letter.value())
        .param("cause", cause)
        .update();
  }

  /** Nobody ever takes one off the list. */
  private double deadLetters() {
    try {
      return database.sql("select count(*) from dead_letter").query(Long.class).single();
    } catch (DataAccessException e) {
      // A gauge without a source has no value.
      LOG.debug("the dead cannot be counted", e);
      return Double.NaN;
    }
  }
}
