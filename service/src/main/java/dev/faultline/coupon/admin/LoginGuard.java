package dev.faultline.coupon.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Slows down guessing. Attempts are counted before the password is looked at, so that many at once
 * gain nothing. Nobody can lock out everybody: whoever logged in from an address before is held up
 * there only by failures in his own name at that address.
 */
final class LoginGuard {

  /** Enough for an attack worth the name; beyond it the oldest are forgotten. */
  private static final int REMEMBERED = 10_000;

  private static final int NAME_MAX_LENGTH = 64;

  private final Clock clock;
  private final Map<Key, Attempts> attempts = bounded();
  private final Map<Key, Instant> known = bounded();

  LoginGuard(Clock clock) {
    this.clock = clock;
  }

  /** Counts an attempt, or says how long nobody may try this. */
  synchronized Optional<Duration> mustWait(String name, String address) {
    Instant now = clock.instant();
    List<Key> keys = keys(name, address);
    Optional<Instant> until =
        keys.stream()
            .map(key -> attempts.getOrDefault(key, Attempts.NONE).notBefore())
            .filter(now::isBefore)
            .max(Instant::compareTo);
    if (until.isEmpty()) {
      keys.forEach(
          key -> attempts.put(key, attempts.getOrDefault(key, Attempts.NONE).next(key.rule, now)));
    }
    return until.map(end -> Duration.between(now, end));
  }

  /**
   * The password was right: what was counted in this name is forgotten. Of the address only this
   * attempt is: one good account there must not cover the guessing of others.
   */
  synchronized void succeeded(String name, String address) {
    attempts.remove(Key.pair(name, address));
    attempts.remove(new Key(Rule.NAME, clean(name)));
    attempts.computeIfPresent(
        new Key(Rule.ADDRESS, address), (key, before) -> before.withoutLast());
    known.put(Key.pair(name, address), clock.instant());
  }

  private List<Key> keys(String name, String address) {
    Key pair = Key.pair(name, address);
    return known.containsKey(pair)
        ? List.of(pair)
        : Stream.of(pair, new Key(Rule.NAME, clean(name)), new Key(Rule.ADDRESS, address)).toList();
  }

  private static String clean(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.length() > NAME_MAX_LENGTH ? lower.substring(0, NAME_MAX_LENGTH) : lower;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /** How many attempts are free, and how far the delay grows after them. */
  private enum Rule {
    PAIR(5, Duration.ofMinutes(5)),
    ADDRESS(20, Duration.ofMinutes(1)),
    NAME(20, Duration.ofSeconds(30));

    private final int free;
    private final Duration longest;

    Rule(int free, Duration longest) {
      this.free = free;
      this.longest = longest;
    }

    /** A second, doubled with every further attempt. */
    Duration delay(int count) {
      if (count < free) {
        return Duration.ZERO;
      }
      Duration grown = Duration.ofSeconds(1L << Math.min(count - free, 20));
      return grown.compareTo(longest) > 0 ? longest : grown;
    }
  }

  private record Key(Rule rule, String text) {
    static Key pair(String name, String address) {
      return new Key(Rule.PAIR, clean(name) + " " + address);
    }
  }

  private record Attempts(int count, Instant last, Instant notBefore) {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Attempts NONE = new Attempts(0, Instant.EPOCH, Instant.EPOCH);

    Attempts withoutLast() {
      return new Attempts(Math.max(0, count - 1), last, Instant.EPOCH);
    }

    Attempts next(Rule rule, Instant now) {
      int grown = last.plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : count + 1;
      return new Attempts(grown, now, now.plus(rule.delay(grown)));
    }
  }
}
