package dev.faultline.scenario;

/** What a fault leaves behind after its heal, although nothing is broken any more. */
public enum Dirt {
  /** Nothing that another run on the same bed could see. */
  NOTHING,
  /** A process that is not what its image made it; a restart of the target makes it so again. */
  ROLE,
  /** Something that stays in a store, or a part that is gone for good; only a new bed has not. */
  BED
}
