package dev.faultline.scenario;

import java.util.Locale;

/** A step of the system's work that writes to the database; its system file says where. */
public enum Step {
  /** What makes a promise. */
  ACCEPTING,
  /** What turns a promise into a coupon. */
  ISSUING;

  /** The word in scenario and system files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
