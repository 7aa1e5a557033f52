package dev.faultline.evidence;

import java.util.Locale;
import java.util.regex.Pattern;

/** What nobody may read in evidence: secrets of the bed, and bearer tokens. */
final class Redaction {
  private static final Pattern SECRET_NAME =
      Pattern.compile("password|passwd|secret|token|private|requirepass|masterauth|_pass$");
  private static final Pattern BEARER =
      Pattern.compile(
          "(?i:password\\s+'[^']*')|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+"
              + "|\\$2[aby]\\$[\\d]{2}\\$[\\w./]{53}");
  private static final String HIDDEN = "(hidden)";

  private Redaction() {}

  /** A setting's value, hidden where its name says that it is secret. */
  static String value(String name, String value) {
    boolean secret = SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    return secret && !value.isEmpty() ? HIDDEN : text(value);
  }

  /** Text without tokens and password hashes. */
  static String text(String text) {
    return BEARER.matcher(text).replaceAll(HIDDEN);
  }
}
