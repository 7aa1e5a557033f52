package dev.faultline.bed;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of one bed's database; they live as long as the bed. */
record Passwords(String superuser, String owner, String app) {
  static Passwords random() {
    SecureRandom random = new SecureRandom();
    return new Passwords(word(random), word(random), word(random));
  }

  private static String word(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Passwords[…]";
  }
}
