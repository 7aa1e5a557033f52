package dev.faultline.scenario;

/**
 * A container gets less of the processor than it had, until the fault ends.
 *
 * @param target a part out of {@link BedSpec#targets()}
 * @param cpus share of one processor, 0.01 to 8
 */
public record CpuLimit(String target, double cpus) implements Fault {
  /** The least that the engine enforces. */
  public static final double LEAST = 0.01;

  public static final double MOST = 8;

  public CpuLimit {
    if (!(cpus >= LEAST && cpus <= MOST)) {
      throw new IllegalArgumentException("a CPU limit is 0.01 to 8 processors, not " + cpus);
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.CPU_LIMIT;
  }
}
