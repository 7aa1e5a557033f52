package dev.faultline.scenario;

/**
 * Further containers of a role are started beside those that the bed has.
 *
 * @param target a role, such as {@code worker}
 * @param to how many there are then
 */
public record Scale(String target, int to) implements Response {
  /** As many as a bed may have from the start. */
  public static final int MOST = 8;

  public Scale {
    if (to < 2 || to > MOST) {
      throw new IllegalArgumentException("a role is scaled to 2 to " + MOST + ", not " + to);
    }
  }

  @Override
  public ResponseKind kind() {
    return ResponseKind.SCALE;
  }
}
