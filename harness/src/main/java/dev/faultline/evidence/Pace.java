package dev.faultline.evidence;

/** How much room users get between two questions of one gathering. */
@FunctionalInterface
public interface Pace {
  /** Nobody is waiting for an answer, or nobody judges how long it takes. */
  Pace AT_ONCE = () -> {};

  /** Returns when the next question may be asked; bounded. */
  void step();
}
