package dev.faultline.scenario;

import java.util.Optional;

/**
 * Somebody's transaction holds the rows that every acceptance has to write, and does nothing: those
 * that the system file names under {@code ledger.hot-rows}.
 *
 * @param target the database, {@code postgres}
 */
public record LongTransaction(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.LONG_TRANSACTION;
  }

  @Override
  public Optional<Grip> grip() {
    return Optional.of(Grip.HOT_ROWS);
  }
}
