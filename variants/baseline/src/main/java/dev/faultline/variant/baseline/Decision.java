package dev.faultline.variant.baseline;

/** What becomes of a request. */
sealed interface Decision {

  /** A unit is this user's; the message still has to be sent. */
  record Granted(IssueMessage message) implements Decision {}

  /**
   * No.
   *
   * @param status HTTP status
   * @param code stable error code
   */
  record Refused(int status, String code) implements Decision {}
}
