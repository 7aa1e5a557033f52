package dev.faultline.coupon.bulletin;

/** How the service is, in one public word; later ones are worse. */
public enum ServiceState {
  NORMAL,
  /** Nobody can tell just now. */
  CHECKING,
  /** Some coupons wait for a person. */
  PARTIAL,
  /** Accepted, but issued late. */
  DELAYED,
  /** No request can be taken. */
  UNAVAILABLE;

  /** Whether users notice, so that they are owed news from people. */
  public boolean isDegraded() {
    return compareTo(CHECKING) > 0;
  }
}
