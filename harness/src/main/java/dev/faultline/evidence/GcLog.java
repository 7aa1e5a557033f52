package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.List;

/** Every collection of a role so far, by the JVM's own log. */
record GcLog(Bed bed, Part role) implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Where the system file tells each JVM to write it; an earlier process left others. */
  private static final List<String> READ =
      List.of("bash", "-c", "cat /tmp/gc.log* 2>/dev/null | tail -n 2000");

  @Override
  public String file() {
    return "gc-" + role.name() + ".log";
  }

  @Override
  public String tell() {
    return bed.containers().state(role.containerId()) == State.RUNNING
        ? bed.containers().exec(role.containerId(), PATIENCE, READ).output()
        : "no process\n";
  }
}
