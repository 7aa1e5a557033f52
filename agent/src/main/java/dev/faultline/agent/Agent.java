package dev.faultline.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** Where the JVM enters when the jar is loaded into a running process. */
public final class Agent {
  private Agent() {}

  /**
   * Opens the control and arms nothing.
   *
   * @param options {@code <port>:<token>}
   */
  public static void agentmain(String options, Instrumentation instrumentation) throws IOException {
    int colon = options.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("the agent's options are <port>:<token>");
    }
    int port = Integer.parseInt(options.substring(0, colon));
    Causes causes = new Causes(instrumentation);
    Control.open(port, options.substring(colon + 1), new Arming(causes::of));
    GcLog.toOutput();
  }
}
