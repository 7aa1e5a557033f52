package dev.faultline.incident;

import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Sentence;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What a post-mortem says, in the language of whoever reads it. */
record Words(Locale language, ResourceBundle bundle) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  static Words of(Locale language) {
    return new Words(
        language,
        ResourceBundle.getBundle(
            "dev.faultline.incident.words",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }

  boolean korean() {
    return language.equals(Locale.KOREAN);
  }

  /** What nobody can know from this run. */
  String unknown() {
    return say("unknown");
  }

  /** Either language of a check's sentence. */
  String sentence(Sentence sentence) {
    return korean() ? sentence.ko() : sentence.en();
  }

  /** By which way a notice came; a way without a name of its own keeps its word. */
  String channel(String channel) {
    String key = "channel." + channel;
    return bundle.containsKey(key) ? say(key) : channel;
  }

  String orUnknown(Optional<String> words) {
    return words.filter(text -> !text.isBlank()).orElseGet(this::unknown);
  }

  String count(long count) {
    return "%,d".formatted(count);
  }

  String between(Instant from, Instant to) {
    Duration duration = Duration.between(from, to);
    return Quantity.millis(Math.max(0, duration.toNanos() / 1e6)).text();
  }

  /** The same where the first is only known by its second. */
  String delay(Instant from, Instant to) {
    return to.isAfter(from) ? between(from, to) : say("under-a-second");
  }

  /** How long after, or before, something else. */
  String offset(Instant from, Instant at) {
    double seconds = Duration.between(from, at).toMillis() / 1000.0;
    return "%+.1f s".formatted(seconds);
  }

  static String date(Instant at) {
    return DATE.format(at) + " UTC";
  }

  static String time(Instant at) {
    return TIME.format(at);
  }
}
