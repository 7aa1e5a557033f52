package dev.faultline.scenario;

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
}
