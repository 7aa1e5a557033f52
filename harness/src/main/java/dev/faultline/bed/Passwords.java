package dev.faultline.bed;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Passwords of one bed; they live as long as it does.
 *
 * @param monitor of the exporter, which may look at everything and change nothing
 * @param operator of those who log in to the system's own console
 */
record Passwords(String superuser, String owner, String app, String monitor, String operator) {
  private static final int BCRYPT_COST = 10;

  static Passwords random() {
    SecureRandom random = new SecureRandom();
    return new Passwords(word(random), word(random), word(random), word(random), word(random));
  }

  private static String word(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What a service may know of it: a bcrypt hash, at the lowest cost that is still accepted. */
  String operatorHash() {
    return BCrypt.withDefaults().hashToString(BCRYPT_COST, operator.toCharArray());
  }

  @Override
  public String toString() {
    return "Passwords[…]";
  }
}
