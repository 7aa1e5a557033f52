package dev.faultline.scenario;

/**
 * The process dies at once, without a chance to say goodbye, and is started again when the fault
 * ends.
 *
 * @param target a part out of {@link BedSpec#targets()}
 * @param untilRestarted whether the fault is over as soon as somebody, such as a {@link Restart},
 *     has started it again; it is started at the latest when its time is over
 */
public record Kill(String target, boolean untilRestarted) implements Fault {
  /** Which nobody may start before the fault ends. */
  public Kill(String target) {
    this(target, false);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.KILL;
  }
}
