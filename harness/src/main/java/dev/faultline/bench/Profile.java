package dev.faultline.bench;

import java.util.List;

/**
 * Where a role's processor time for one piece of work goes.
 *
 * @param part the role's instance
 * @param cpuMicros per piece of work, as the kernel counts it
 * @param stages what its threads do, the dearest first; they add up to all of it
 * @param flameGraph where the page with the stacks of each stage is
 */
public record Profile(String part, double cpuMicros, List<Stage> stages, String flameGraph) {
  /**
   * Threads that run no Java: compilers, collector, and what the kernel does for nobody's stack.
   */
  public static final String JVM = "JVM: compilers, collector";

  /**
   * The threads of one name: each does one thing.
   *
   * @param cpuMicros per piece of work
   */
  public record Stage(String name, double cpuMicros) {}

  public Profile {
    stages = List.copyOf(stages);
  }
}
