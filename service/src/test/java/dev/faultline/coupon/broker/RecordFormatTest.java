package dev.faultline.coupon.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordFormatTest {

  private final RecordFormat format = new RecordFormat();

  @Test
  void whatIsWrittenIsReadBackAndKeyedByUser() {
    var accepted =
        new AcceptedCoupon(
            UUID.randomUUID(), "RUSH", "mina", Instant.parse("2026-11-21T00:00:00Z"));

    var sent = format.encode(new TopicPartition("coupon.issue", 3), accepted);

    assertThat(sent.key()).isEqualTo("mina");
    assertThat(sent.partition()).isEqualTo(3);
    assertThat(format.decode(received(sent.value()))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"requestId\":\"no uuid\",\"couponCode\":\"A\",\"userId\":\"u\",\"acceptedAt\":\"2026-11-21T00:00:00Z\"}",
        "{\"requestId\":\"7b0c8b1e-55a4-4f7e-8a52-0d1f8c9b3a10\",\"couponCode\":\"A\",\"userId\":\" \",\"acceptedAt\":\"2026-11-21T00:00:00Z\"}"
      })
  void whatIsNoAcceptedCouponIsUndecodable(String value) {
    assertThatThrownBy(() -> format.decode(received(value.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(UndecodableRecordException.class);
  }

  private static ConsumerRecord<String, byte[]> received(byte[] value) {
    return new ConsumerRecord<>("coupon.issue", 0, 0, "mina", value);
  }
}
