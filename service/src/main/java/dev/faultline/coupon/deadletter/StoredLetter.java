package dev.faultline.coupon.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is stored: where the record came from first, or, if it does not say, where it
 * was found.
 *
 * @param topic original topic
 * @param partition original partition
 * @param offset original offset
 * @param key the record's key
 * @param source the letter itself, for its bytes
 * @param kind class of failure
 * @param cause why, in words
 */
record StoredLetter(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    ConsumerRecord<String, byte[]> source,
    String kind,
    String cause) {

  private static final int TEXT_MAX_LENGTH = 500;

  static StoredLetter of(ConsumerRecord<String, byte[]> dead) {
    String partition = text(dead, DeadLetterHeaders.PARTITION, "");
    String offset = text(dead, DeadLetterHeaders.OFFSET, "");
    boolean isAddressed = partition.matches("\\d{1,9}") && offset.matches("\\d{1,18}");
    return new StoredLetter(
        isAddressed ? text(dead, DeadLetterHeaders.TOPIC, dead.topic()) : dead.topic(),
        isAddressed ? Integer.parseInt(partition) : dead.partition(),
        isAddressed ? Long.parseLong(offset) : dead.offset(),
        dead.key() == null ? null : storable(dead.key()),
        dead,
        text(dead, DeadLetterHeaders.KIND, "unknown"),
        text(dead, DeadLetterHeaders.CAUSE, "the letter does not say"));
  }

  private static String text(ConsumerRecord<?, ?> dead, String name, String otherwise) {
    Header header = dead.headers().lastHeader(name);
    return header == null || header.value() == null
        ? otherwise
        : storable(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** PostgreSQL takes no NUL in text; a letter must not become poison itself. */
  private static String storable(String text) {
    String clean = text.replace('\0', ' ');
    return clean.length() > TEXT_MAX_LENGTH ? clean.substring(0, TEXT_MAX_LENGTH) : clean;
  }
}
