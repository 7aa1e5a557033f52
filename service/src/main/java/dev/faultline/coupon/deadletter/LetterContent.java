package dev.faultline.coupon.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * All that is known of one letter.
 *
 * @param letter the letter
 * @param key the record's key; empty if it had none
 * @param payload its bytes as text, or as hexadecimal digits where they are no text
 * @param headers its headers, as JSON text
 * @param verdict what a replay would do now
 * @param sightings where it was found dead, the newest first
 * @param audit who did what to it, the newest first
 */
public record LetterContent(
    Letter letter,
    String key,
    String payload,
    String headers,
    Verdict verdict,
    List<Sighting> sightings,
    List<AuditTrail.Entry> audit) {

  private static final int SHOWN_BYTES = 4_096;

  public LetterContent {
    sightings = List.copyOf(sightings);
    audit = List.copyOf(audit);
  }

  static String text(byte[] payload) {
    byte[] shown =
        payload.length > SHOWN_BYTES ? java.util.Arrays.copyOf(payload, SHOWN_BYTES) : payload;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(shown)).toString();
    } catch (CharacterCodingException e) {
      return HexFormat.ofDelimiter(" ").formatHex(shown);
    }
  }

  /**
   * One death.
   *
   * @param topic where
   * @param partition of that topic
   * @param offset in that partition
   * @param cause why
   * @param seenAt when it was stored
   */
  public record Sighting(String topic, int partition, long offset, String cause, Instant seenAt) {}
}
