package dev.faultline.coupon.broker;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How an accepted coupon looks on the wire, in one place for both sides. */
public final class RecordFormat {

  /** Header with the request id, for people who look at the topic. */
  public static final String REQUEST_ID_HEADER = "request-id";

  /** Header of a record that is sent again: which replay it is. */
  public static final String REPLAY_ID_HEADER = "replay-id";

  // Unknown fields pass: an old worker has to understand a newer issue-api.
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The record to send; its key names the user for whoever looks, and decides nothing. */
  public ProducerRecord<String, byte[]> encode(TopicPartition place, AcceptedCoupon accepted) {
    var producerRecord =
        new ProducerRecord<>(
            place.topic(), place.partition(), accepted.userId(), json.writeValueAsBytes(accepted));
    producerRecord
        .headers()
        .add(
            REQUEST_ID_HEADER, accepted.requestId().toString().getBytes(StandardCharsets.US_ASCII));
    return producerRecord;
  }

  /** The same record, marked as a replay if it is one. */
  public ProducerRecord<String, byte[]> encode(
      TopicPartition place, AcceptedCoupon accepted, @Nullable UUID replayId) {
    var encoded = encode(place, accepted);
    if (replayId != null) {
      encoded
          .headers()
          .add(REPLAY_ID_HEADER, replayId.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return encoded;
  }

  /** Reads a record back, or says why it can never be read. */
  public AcceptedCoupon decode(ConsumerRecord<String, byte[]> received) {
    byte[] value = received.value();
    if (value == null) {
      throw new UndecodableRecordException("the record has no value", null);
    }
    try {
      AcceptedCoupon accepted = json.readValue(value, AcceptedCoupon.class);
      if (accepted == null) {
        throw new UndecodableRecordException("the record is a JSON null", null);
      }
      return accepted;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new UndecodableRecordException("not an accepted coupon: " + firstLine(e), e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
