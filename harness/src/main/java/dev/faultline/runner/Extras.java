package dev.faultline.runner;

/**
 * What a run does beyond its story.
 *
 * @param keepBed leave the bed running afterwards
 * @param heapDump write the whole heap of every role while the fault lasts
 */
public record Extras(boolean keepBed, boolean heapDump) {
  public static final Extras NONE = new Extras(false, false);

  /** A bed that another run still needs is not kept. */
  public Extras withBedKept(boolean last) {
    return new Extras(keepBed && last, heapDump);
  }
}
