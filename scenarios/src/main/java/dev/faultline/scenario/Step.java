package dev.faultline.scenario;

import java.util.Locale;

/** A step of the system's work that writes to the database; its system file says where. */
public enum Step {
  /** What makes a promise. */
  ACCEPTING(Grip.ACCEPTING_INSERT),
  /** What turns a promise into a coupon. */
  ISSUING(Grip.ISSUING_INSERT);

  private final Grip insert;

  Step(Grip insert) {
    this.insert = insert;
  }

  /** What a system file must tell so that this step's statement can be struck. */
  public Grip insert() {
    return insert;
  }

  /** The word in scenario and system files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
