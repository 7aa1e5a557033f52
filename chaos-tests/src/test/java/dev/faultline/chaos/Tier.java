package dev.faultline.chaos;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.yaml.InvalidFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of the catalogue a build runs. */
enum Tier {
  /** The five that are run where nobody names any. */
  QUICK,
  /** What every build runs. */
  DEFAULT,
  /** Every cause that the two documents name. */
  SEEDS,
  /** Everything there is. */
  ALL;

  private static final List<String> EVERY_BUILD =
      List.of(
          "no-fault",
          "kafka-broker-down",
          "consumer-crash",
          "invalid-request-surge",
          "db-pool-leak",
          "gc-allocation-burst",
          "dlq-surge",
          "redis-sentinel-failover");

  /** The tier of this build. */
  static Tier asked() {
    return of(System.getProperty("faultline.suite", DEFAULT.word()));
  }

  static Tier of(String word) {
    return Arrays.stream(values())
        .filter(tier -> tier.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown -Dfaultline.suite=%s; allowed: %s".formatted(word, words())));
  }

  private static String words() {
    return Arrays.stream(values()).map(Tier::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names that it runs, in order. */
  List<String> scenarios(Path home) throws InvalidFile {
    Catalogue catalogue = new Catalogue(home);
    return switch (this) {
      case QUICK -> Catalogue.HEADLINE;
      case DEFAULT -> EVERY_BUILD;
      case SEEDS -> catalogue.namesFromDocuments();
      case ALL -> catalogue.names();
    };
  }
}
