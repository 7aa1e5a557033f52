package dev.faultline.scenario;

/**
 * Dead letters are sent again, by the operators' API that the system file tells under {@code
 * requests.operations.replay}.
 *
 * @param target the container that is asked, such as {@code worker-1}
 */
public record Replay(String target) implements Response {
  @Override
  public ResponseKind kind() {
    return ResponseKind.REPLAY;
  }
}
