package dev.faultline.scenario;

/**
 * The process allocates far more than usual, and what it allocates lives too long to die young.
 *
 * @param target a container of a role out of {@link BedSpec#roleInstances()}
 * @param megabytesPerSecond allocated besides the usual, 1 to 8192
 * @param survivorMegabytes how much of it lives at any moment, 0 to 8192
 * @param pauses the least share of time in which the collector must stop the process for it
 */
public record AllocationBurst(
    String target, int megabytesPerSecond, int survivorMegabytes, Share pauses) implements Fault {
  /** More than any role's heap. */
  public static final int MOST_MEGABYTES = 8192;

  public AllocationBurst {
    if (megabytesPerSecond < 1 || megabytesPerSecond > MOST_MEGABYTES) {
      throw new IllegalArgumentException("1 to 8192 MB a second, not " + megabytesPerSecond);
    }
    if (survivorMegabytes < 0 || survivorMegabytes > MOST_MEGABYTES) {
      throw new IllegalArgumentException("0 to 8192 MB of survivors, not " + survivorMegabytes);
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.ALLOCATION_BURST;
  }
}
