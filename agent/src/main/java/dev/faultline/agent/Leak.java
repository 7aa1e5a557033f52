package dev.faultline.agent;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What the woven {@code close} of a pooled connection asks: whether this one is forgotten. Public
 * and static, because it is called from inside the pool's class.
 */
public final class Leak {
  private static final Set<Object> FORGOTTEN = Collections.newSetFromMap(new IdentityHashMap<>());

  private static int wanted;

  private Leak() {}

  /**
   * Whether a connection is not given back. One that was forgotten once stays so, as in a real
   * leak: only the end of the process gives it back.
   */
  public static synchronized boolean keeps(Object connection) {
    if (FORGOTTEN.size() < wanted) {
      FORGOTTEN.add(connection);
    }
    return FORGOTTEN.contains(connection);
  }

  /** From now on connections are forgotten until so many are. */
  static synchronized void until(int connections) {
    wanted = connections;
  }

  static synchronized int forgotten() {
    return FORGOTTEN.size();
  }
}
