package dev.faultline.load;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting of a simulation that people start by hand, given as a system property of its name.
 *
 * @param standard used when it is not given; empty if it must be
 * @param allowed in words, for whoever gave something else
 */
record Parameter<T>(
    String name, String standard, String allowed, Function<String, Optional<T>> reader) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
  private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(\\D*)");

  Optional<T> read(String text) {
    return reader.apply(text);
  }

  static Parameter<URI> url(String name, String standard) {
    return new Parameter<>(
        name, standard, "a URL such as http://127.0.0.1:8080", Parameter::readUrl);
  }

  static Parameter<String> word(String name, String standard, String allowed, String form) {
    Pattern pattern = Pattern.compile(form);
    return new Parameter<>(
        name,
        standard,
        allowed,
        text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty());
  }

  static Parameter<Long> count(String name, String standard, long least, long most) {
    return new Parameter<>(
        name,
        standard,
        "a whole number from %d to %d".formatted(least, most),
        text ->
            text.matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(text)).filter(it -> it >= least && it <= most)
                : Optional.empty());
  }

  /** With or without its unit. */
  static Parameter<Double> rate(String name, String standard, double least, double most) {
    return new Parameter<>(
        name,
        standard,
        "a number per second from %s to %s, such as 100/s".formatted(plain(least), plain(most)),
        text -> number(text.replaceFirst("/s$", ""), least, most));
  }

  static Parameter<Double> percent(String name, String standard, double most) {
    return new Parameter<>(
        name,
        standard,
        "a percentage from 0%% to %s%%".formatted(plain(most)),
        text ->
            text.endsWith("%")
                ? number(text.substring(0, text.length() - 1), 0, most).map(it -> it / 100)
                : Optional.empty());
  }

  static Parameter<Duration> duration(String name, String standard, Duration least, Duration most) {
    return new Parameter<>(
        name,
        standard,
        "a duration from %s to %s with its unit ms, s or m"
            .formatted(written(least), written(most)),
        text ->
            readDuration(text).filter(it -> it.compareTo(least) >= 0 && it.compareTo(most) <= 0));
  }

  private static Optional<URI> readUrl(String text) {
    try {
      URI url = URI.create(text.replaceFirst("/$", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(String text, double least, double most) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text)).filter(it -> it >= least && it <= most)
        : Optional.empty();
  }

  private static Optional<Duration> readDuration(String text) {
    Matcher found = WITH_UNIT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(found.group(1));
    return switch (found.group(2).toLowerCase(Locale.ROOT)) {
      case "ms" -> Optional.of(Duration.ofMillis(Math.round(number)));
      case "s" -> Optional.of(Duration.ofMillis(Math.round(number * 1_000)));
      case "m" -> Optional.of(Duration.ofMillis(Math.round(number * 60_000)));
      default -> Optional.empty();
    };
  }

  private static String written(Duration duration) {
    return duration.toMillis() % 60_000 == 0 && !duration.isZero()
        ? duration.toMinutes() + "m"
        : plain(duration.toMillis() / 1000.0) + "s";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
