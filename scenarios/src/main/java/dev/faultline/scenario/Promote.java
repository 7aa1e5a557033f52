package dev.faultline.scenario;

/**
 * The standby, for which every commit has waited, is made the primary.
 *
 * @param target the standby, {@code postgres-standby}
 */
public record Promote(String target) implements Response {
  @Override
  public ResponseKind kind() {
    return ResponseKind.PROMOTE;
  }
}
