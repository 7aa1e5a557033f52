package dev.faultline.scenario.file;

import dev.faultline.scenario.Rate;
import dev.faultline.scenario.Share;
import dev.faultline.scenario.TimedFault;
import dev.faultline.yaml.Dimension;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How single values of a scenario file are read, and how large they may be. */
final class Bounds {
  /** Names become folders and container names, so they hold nothing else. */
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** An hour becomes less than four seconds: nobody could tell the tiers apart any more. */
  private static final int FASTEST_ALERTS = 1000;

  private Bounds() {}

  static Read<String> name(Value value) {
    return value.text(NAME, "kafka-broker-down");
  }

  static Read<Duration> span(Value value) {
    return value.duration(SHORTEST, LONGEST);
  }

  static Read<Duration> offset(Value value) {
    return value.duration(Duration.ZERO, TimedFault.LONGEST);
  }

  static Read<Duration> faultSpan(Value value) {
    return value.duration(SHORTEST, TimedFault.LONGEST);
  }

  static Read<Share> share(Value value) {
    return value.quantity(Dimension.SHARE, 0, 1).map(Share::new);
  }

  static Read<Rate> rate(Value value) {
    return value.quantity(Dimension.RATE, 0.1, 1_000_000).map(Rate::new);
  }

  static Read<Integer> alertScale(Value value) {
    return value.count(1, FASTEST_ALERTS).map(Long::intValue);
  }

  /** The values of a closed set by their words. */
  static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    Map<String, T> words = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
    return words;
  }
}
