package dev.faultline.scenario;

/**
 * Connections that the code borrows from its pool are never given back.
 *
 * @param target a container of a role out of {@link BedSpec#roleInstances()}
 * @param connections how many are lost; the pool is dry when it has no more than that, 1 to 1000
 */
public record ConnectionLeak(String target, int connections) implements Fault {
  /** More than any pool of one process. */
  public static final int MOST = 1000;

  public ConnectionLeak {
    if (connections < 1 || connections > MOST) {
      throw new IllegalArgumentException("a leak loses 1 to 1000 connections, not " + connections);
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.CONNECTION_LEAK;
  }
}
