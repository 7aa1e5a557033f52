package dev.faultline.run;

/**
 * What the generator writes for each request, one JSON line; the runner adds outcome and phase.
 * Fields as in {@link Call}.
 */
public record RawCall(
    long intended,
    long start,
    long end,
    String user,
    String coupon,
    String requestId,
    int status,
    String code) {
  /** As {@link Call#surged}. */
  public boolean surged() {
    return user.startsWith(Call.SURGE_USERS);
  }
}
