package dev.faultline.scenario;

/**
 * The topic of accepted work, and with it that of dead letters, gets further partitions, which
 * nobody can take away again.
 *
 * @param target {@link #TOPIC}
 * @param to how many there are then
 */
public record AddPartitions(String target, int to) implements Response {
  /** The topic that the system file names under {@code topics.issue}. */
  public static final String TOPIC = "issue-topic";

  /** More than any bed has consumers for. */
  public static final int MOST = 64;

  @Override
  public ResponseKind kind() {
    return ResponseKind.ADD_PARTITIONS;
  }
}
