package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.broker.AcceptedCoupon;
import dev.faultline.coupon.broker.RecordFormat;
import dev.faultline.coupon.broker.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
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
 * @param headers the letter's headers as text
 * @param kind class of failure
 * @param cause why, in words
 * @param requestId the request it is about, from its bytes or else from its header
 * @param accepted what the bytes say, if they can be read
 */
record StoredLetter(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    ConsumerRecord<String, byte[]> source,
    List<NamedText> headers,
    String kind,
    String cause,
    @Nullable UUID requestId,
    @Nullable AcceptedCoupon accepted) {

  private static final int TEXT_MAX_LENGTH = 500;
  private static final int MAX_HEADERS = 32;
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static StoredLetter of(ConsumerRecord<String, byte[]> dead, RecordFormat format) {
    String partition = text(dead, DeadLetterHeaders.PARTITION, "");
    String offset = text(dead, DeadLetterHeaders.OFFSET, "");
    boolean isAddressed = partition.matches("\\d{1,9}") && offset.matches("\\d{1,18}");
    Optional<AcceptedCoupon> accepted = read(dead, format);
    return new StoredLetter(
        isAddressed ? text(dead, DeadLetterHeaders.TOPIC, dead.topic()) : dead.topic(),
        isAddressed ? Integer.parseInt(partition) : dead.partition(),
        isAddressed ? Long.parseLong(offset) : dead.offset(),
        dead.key() == null ? null : storable(dead.key()),
        dead,
        headers(dead),
        text(dead, DeadLetterHeaders.KIND, "unknown"),
        text(dead, DeadLetterHeaders.CAUSE, "the letter does not say"),
        accepted.map(AcceptedCoupon::requestId).orElseGet(() -> idInHeader(dead)),
        accepted.orElse(null));
  }

  private static Optional<AcceptedCoupon> read(
      ConsumerRecord<String, byte[]> dead, RecordFormat format) {
    try {
      return Optional.of(format.decode(dead)).filter(StoredLetter::isStorable);
    } catch (UndecodableRecordException e) {
      // That is why it is dead; its cause says so already.
      return Optional.empty();
    }
  }

  /** PostgreSQL takes no NUL in text, so such a user cannot have a claim either. */
  private static boolean isStorable(AcceptedCoupon accepted) {
    return accepted.userId().indexOf('\0') < 0;
  }

  private static @Nullable UUID idInHeader(ConsumerRecord<?, ?> dead) {
    String id = text(dead, RecordFormat.REQUEST_ID_HEADER, "");
    return UUID_TEXT.matcher(id).matches() ? UUID.fromString(id) : null;
  }

  private static List<NamedText> headers(ConsumerRecord<?, ?> dead) {
    return StreamSupport.stream(dead.headers().spliterator(), false)
        .limit(MAX_HEADERS)
        .map(header -> new NamedText(storable(header.key()), value(header)))
        .toList();
  }

  private static String text(ConsumerRecord<?, ?> dead, String name, String otherwise) {
    Header header = dead.headers().lastHeader(name);
    return header == null || header.value() == null ? otherwise : value(header);
  }

  private static String value(Header header) {
    return header.value() == null
        ? ""
        : storable(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** A letter must not become poison itself. */
  private static String storable(String text) {
    String clean = text.replace('\0', ' ');
    if (clean.length() <= TEXT_MAX_LENGTH) {
      return clean;
    }
    // A pair of characters that is cut in two would not be text any more.
    int end =
        Character.isHighSurrogate(clean.charAt(TEXT_MAX_LENGTH - 1))
            ? TEXT_MAX_LENGTH - 1
            : TEXT_MAX_LENGTH;
    return clean.substring(0, end);
  }

  /**
   * A header.
   *
   * @param name its key
   * @param value its bytes as text
   */
  record NamedText(String name, String value) {}
}
