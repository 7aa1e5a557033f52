package dev.faultline.command;

import java.util.Locale;
import java.util.Map;

/** Korean or English: by {@code --lang}, else by the environment as other programs do. */
final class Language {
  private Language() {}

  static Locale of(String[] arguments, Map<String, String> environment) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--lang=")) {
        return locale(arguments[i].substring("--lang=".length()));
      }
      if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
        return locale(arguments[i + 1]);
      }
    }
    for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return locale(value);
      }
    }
    return Locale.ENGLISH;
  }

  private static Locale locale(String word) {
    return word.toLowerCase(Locale.ROOT).startsWith("ko") ? Locale.KOREAN : Locale.ENGLISH;
  }
}
