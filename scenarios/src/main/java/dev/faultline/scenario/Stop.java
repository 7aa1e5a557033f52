package dev.faultline.scenario;

/**
 * Somebody takes a part down in good order: its process is asked to end and may say goodbye. It is
 * started again when the fault ends.
 *
 * @param target a part out of {@link BedSpec#targets()}
 * @param refusedSends the least number of sends that the brokers that are left must refuse for want
 *     of copies in sync; 0 where that is not what it is about
 */
public record Stop(String target, long refusedSends) implements Fault {
  public Stop {
    if (refusedSends > 0 && !target.startsWith("kafka-")) {
      throw new IllegalArgumentException("sends can only be refused for want of a broker's copy");
    }
  }

  @Override
  public FaultKind kind() {
    return FaultKind.STOP;
  }
}
