package dev.faultline.scenario;

import java.util.Locale;

/** What must hold whatever breaks; each has one check in reports. */
public enum Invariant {
  /** Every 202 is an issued coupon after drain. */
  NO_LOST_ACCEPTANCE,
  /** Never more claims or coupons than stock. */
  NO_OVERSELL,
  /** No user holds two coupons of one code. */
  ONE_PER_USER,
  /** Calls, database, log and cache tell the same story. */
  LEDGER_AGREES,
  /** No sold-out answer started before the last unit was claimed. */
  NO_FALSE_REFUSAL,
  /** No accept started after a sold-out answer ended. */
  FIRST_COME_FIRST_SERVED,
  /** The status API says what the stores say. */
  STATUS_TRUE;

  /** The word in scenario files, reports and run directories. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
