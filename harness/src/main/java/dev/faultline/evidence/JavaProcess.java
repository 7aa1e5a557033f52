package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.List;

/**
 * The JVM of a role, asked by its own {@code jcmd}: a small second process, which ends at once.
 *
 * @param patience beyond which its answer is not waited for
 */
record JavaProcess(Bed bed, Part role, Duration patience) {
  private static final String ASK =
      """
      for process in /proc/[0-9]*; do
        if [ "$(cat "$process/comm")" = java ]; then
          exec jcmd -J-Xmx32m -J-XX:TieredStopAtLevel=1 "${process#/proc/}" "$@"
        fi
      done
      echo no java process
      """;

  boolean runs() {
    return bed.containers().state(role.containerId()) == State.RUNNING;
  }

  /** What it answers to a command such as {@code GC.class_histogram}. */
  String ask(String... command) {
    List<String> whole = new java.util.ArrayList<>(List.of("bash", "-c", ASK, "jcmd"));
    whole.addAll(List.of(command));
    return bed.containers().inside(role.containerId()).exec(patience, whole).output();
  }
}
