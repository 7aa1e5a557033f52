package dev.faultline.scenario;

import java.util.Locale;

/** The phases of a run, in their order (design: a request belongs to the phase it started in). */
public enum PhaseName {
  /** Proof that the system accepts and issues at all, with durability switched on. */
  STEADY,
  /** Load on cold machines; never judged. */
  WARMUP,
  /** Undisturbed load: the reference that the other phases are compared with. */
  CONTROL,
  /** From the first injection until the last heal is confirmed. */
  FAULT,
  /** Load goes on until the objective is held, or its deadline. */
  RECOVERY,
  /** No load; the backlog runs dry, or the deadline passes. */
  DRAIN,
  /** The stores are read and reconciled. */
  END,
  /** Proof that nothing of the fault is left. */
  RESIDUE;

  /** The word in scenario files, reports and run directories. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
