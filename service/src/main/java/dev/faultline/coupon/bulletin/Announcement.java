package dev.faultline.coupon.bulletin;

import java.time.Instant;

/**
 * What operators told the public, in both languages.
 *
 * @param phase how far they are
 * @param textKo Korean
 * @param textEn English
 * @param author who said it; never shown to the public
 * @param at when
 */
public record Announcement(Phase phase, String textKo, String textEn, String author, Instant at) {

  /** Longest text that is stored. */
  public static final int TEXT_MAX_LENGTH = 500;

  /** Whether a text can be announced: something in it, not too long, no control characters. */
  public static boolean isAnnounceable(String text) {
    return !text.isBlank()
        && text.length() <= TEXT_MAX_LENGTH
        && text.chars().noneMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r');
  }

  /** How far operators are with what they announce. */
  public enum Phase {
    INVESTIGATING,
    IDENTIFIED,
    MONITORING,
    RESOLVED
  }
}
