package dev.faultline.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** In what direction the bench changes what it measures; each can be asked for alone. */
public enum Axis {
  /** Closed users, few and many, for every kind of work. */
  USERS(true, "50 and 256 closed users, for each kind of work"),
  /** Arrivals that do not wait for answers: up to the knee, then three times as many. */
  OVERLOAD(true, "arrivals that do not wait: to the knee, then 3 times it"),
  /** The same users want one coupon, or several. */
  COUPONS(true, "1, 10 and 100 hot coupons"),
  /** Several workers issue. */
  WORKERS(false, "1, 2 and 4 workers: issued end to end, and from a backlog"),
  /** The table is not empty. */
  CLAIMS(false, "10 thousand, 1 million claims there before; 10 million if not quick"),
  /** Every write is copied. */
  BROKERS(false, "3 brokers, and a standby of the database"),
  /** Whether Prometheus looks on. */
  WATCHED(false, "a scenario's load, with and without Prometheus asking"),
  /** Who asks. */
  GATLING(false, "Gatling beside wrk: 50 closed users who are refused"),
  /** The design that the documents of the seed measured. */
  BASELINE(true, "the baseline variant, with 50 closed users");

  private final boolean inQuick;
  private final String about;

  Axis(boolean inQuick, String about) {
    this.inQuick = inQuick;
    this.about = about;
  }

  /** As it is asked for. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, in a line. */
  public String about() {
    return about;
  }

  public static Optional<Axis> named(String word) {
    return Arrays.stream(values()).filter(axis -> axis.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Axis::word).toList();
  }

  /** Those that fit into five minutes together. */
  public static Set<Axis> quick() {
    return Arrays.stream(values())
        .filter(axis -> axis.inQuick)
        .collect(Collectors.toUnmodifiableSet());
  }
}
