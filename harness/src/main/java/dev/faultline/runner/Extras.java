package dev.faultline.runner;

/**
 * What a run does beyond its story.
 *
 * @param keepBed leave the bed running afterwards
 * @param heapDump write the whole heap of every role while the fault lasts
 * @param evidenceInFault gather evidence while the fault lasts too, which takes some of the
 *     machine: not where a build judges by what is left of two cores
 */
public record Extras(boolean keepBed, boolean heapDump, boolean evidenceInFault) {
  public static final Extras NONE = new Extras(false, false, false);

  /** A bed that another run still needs is not kept. */
  public Extras withBedKept(boolean last) {
    return new Extras(keepBed && last, heapDump, evidenceInFault);
  }
}
