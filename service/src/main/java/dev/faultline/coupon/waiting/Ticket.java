package dev.faultline.coupon.waiting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What opens one waiting screen: 128 random bits that say nothing about user, request or token.
 *
 * @param text as it stands in the address
 */
record Ticket(String text) {

  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

  /** A new one; the source has to be one that nobody can foretell. */
  static Ticket random(RandomGenerator unpredictable) {
    byte[] bytes = new byte[BYTES];
    unpredictable.nextBytes(bytes);
    return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The ticket in an address, if it can be one. */
  static Optional<Ticket> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Ticket(text)) : Optional.empty();
  }

  /** What is stored instead of the ticket. */
  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Never the ticket itself: this may end up in a log. */
  @Override
  public String toString() {
    return "Ticket[…]";
  }
}
