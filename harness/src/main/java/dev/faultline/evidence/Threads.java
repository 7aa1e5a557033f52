package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;

/**
 * What every thread of a role does. Asked by SIGQUIT, which the JVM answers in its own log: a
 * second process would take the core from the one that is looked at.
 */
record Threads(Bed bed, Part role) implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String HEAD = "Full thread dump";

  /** What a dump ends with. */
  private static final String LAST_WORDS = "JNI global refs";

  @Override
  public String file() {
    return "threads-" + role.name() + ".txt";
  }

  @Override
  public String tell() {
    State state = bed.containers().state(role.containerId());
    if (state != State.RUNNING) {
      return "no process: the container is " + state + "\n";
    }
    String log = bed.containers().inside(role.containerId()).quit(LAST_WORDS, PATIENCE);
    int dump = log.lastIndexOf(HEAD);
    return dump < 0 ? "the process did not answer\n" : log.substring(dump);
  }
}
