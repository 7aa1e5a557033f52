package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.JavaProcess;
import dev.faultline.bed.Part;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Which classes fill the heap of a role, the largest first. Counts what is dead too: to tell them
 * apart the JVM would collect its whole heap, and be stopped for that.
 */
record HeapHistogram(Bed bed, Part role) implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int LINES = 43;

  @Override
  public String file() {
    return "heap-" + role.name() + ".txt";
  }

  @Override
  public String tell() {
    JavaProcess process = new JavaProcess(bed, role.containerId(), PATIENCE);
    if (!process.runs()) {
      return "no process\n";
    }
    return process
        .ask("GC.class_histogram", "-all", "-parallel=1")
        .lines()
        .limit(LINES)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
