package dev.faultline.variant.nextrelease;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Adds a field and a header to every record; made by the producer, hence public. */
public final class NextRecord implements ProducerInterceptor<String, byte[]> {

  @Override
  public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> plain) {
    if (plain.value() == null) {
      return plain;
    }
    var next =
        new ProducerRecord<>(
            plain.topic(),
            plain.partition(),
            plain.timestamp(),
            plain.key(),
            withField(plain.value()),
            plain.headers());
    next.headers().add(NextRelease.FIELD, NextRelease.VALUE.getBytes(StandardCharsets.US_ASCII));
    return next;
  }

  /** What is no JSON object, such as a dead letter's payload, stays as it is. */
  private static byte[] withField(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    if (!text.startsWith("{\"") || !text.endsWith("}")) {
      return value;
    }
    return "{\"%s\":\"%s\",%s"
        .formatted(NextRelease.FIELD, NextRelease.VALUE, text.substring(1))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    // The relay looks after its sends.
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // Nothing to set.
  }
}
