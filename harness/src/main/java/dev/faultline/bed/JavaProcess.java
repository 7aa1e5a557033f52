package dev.faultline.bed;

import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM of a role, asked by its own {@code jcmd}: a small second process, which ends at once.
 *
 * @param containerId of the role
 * @param patience beyond which its answer is not waited for
 */
public record JavaProcess(Bed bed, String containerId, Duration patience) {
  private static final String ASK =
      """
      for process in /proc/[0-9]*; do
        if [ "$(cat "$process/comm")" = java ]; then
          exec jcmd -J-Xmx32m -J-XX:TieredStopAtLevel=1 "${process#/proc/}" "$@"
        fi
      done
      echo no java process
      """;

  /** Whether its container runs. */
  public boolean runs() {
    return bed.containers().state(containerId) == State.RUNNING;
  }

  /** What it answers to a command such as {@code GC.class_histogram}, and what went wrong if so. */
  public String ask(String... command) {
    List<String> whole = new ArrayList<>(List.of("bash", "-c", ASK, "jcmd"));
    whole.addAll(List.of(command));
    return bed.containers().inside(containerId).exec(patience, whole).output();
  }
}
