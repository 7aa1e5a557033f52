package dev.faultline.scenario;

import java.util.Optional;

/**
 * A release whose database rules reject some users' coupons, until it is rolled back: what the
 * system file says under {@code ledger.bad-release}.
 *
 * @param target the database, {@code postgres}
 * @param letters how many dead letters it must make to count, 1 or more
 */
public record BadRelease(String target, long letters) implements Fault {
  public BadRelease {
    if (letters < 1) {
      throw new IllegalArgumentException("a bad release makes 1 dead letter or more: " + letters);
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.BAD_RELEASE;
  }

  @Override
  public Optional<Grip> grip() {
    return Optional.of(Grip.BAD_RELEASE);
  }
}
