package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.List;

/**
 * What every thread of a role does. Asked by SIGQUIT, which the JVM answers in its own log: a
 * second process that attaches would take the core from the one that is looked at.
 */
record Threads(Bed bed, Part role) implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LINES = 4000;
  private static final String HEAD = "Full thread dump";
  private static final List<String> ASK =
      List.of(
          "bash",
          "-c",
          "for p in /proc/[0-9]*; do [ \"$(cat $p/comm)\" = java ] && kill -QUIT ${p#/proc/}; done");

  @Override
  public String file() {
    return "threads-" + role.name() + ".txt";
  }

  @Override
  public String tell() {
    if (bed.containers().state(role.containerId()) != State.RUNNING) {
      return "no process: the container is " + bed.containers().state(role.containerId()) + "\n";
    }
    bed.containers().exec(role.containerId(), PATIENCE, ASK);
    String log = bed.containers().logs(role.containerId(), LINES);
    int dump = log.lastIndexOf(HEAD);
    return dump < 0 ? "the process did not answer\n" : log.substring(dump);
  }
}
