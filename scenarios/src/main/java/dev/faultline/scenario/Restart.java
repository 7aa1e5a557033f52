package dev.faultline.scenario;

/**
 * The container of a role is started again, whether its process is dead or merely useless.
 *
 * @param target a role's container, such as {@code worker-1}
 */
public record Restart(String target) implements Response {
  @Override
  public ResponseKind kind() {
    return ResponseKind.RESTART;
  }
}
