package dev.faultline.chaos;

import dev.faultline.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much of the catalogue a build runs. */
enum Tier {
  /** What every build runs. */
  DEFAULT,
  /** Everything there is. */
  ALL;

  private static final List<String> EVERY_BUILD = List.of("kafka-broker-down");

  /** The tier of this build. */
  static Tier asked() {
    return of(System.getProperty("faultline.suite", "default"));
  }

  static Tier of(String word) {
    return Arrays.stream(values())
        .filter(tier -> tier.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown -Dfaultline.suite=%s; allowed: default, all".formatted(word)));
  }

  /** The names that it runs, in order. */
  List<String> scenarios(Path home) {
    return switch (this) {
      case DEFAULT -> EVERY_BUILD;
      case ALL -> new Catalogue(home).names();
    };
  }
}
