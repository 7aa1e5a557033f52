package dev.faultline.run;

import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;

/**
 * One request of the load, as the client saw it. Times are microseconds since the epoch, on the
 * clock of the machine that all parts share.
 *
 * @param intended when the plan wanted it to start
 * @param start when it started
 * @param end when it was answered or given up
 * @param requestId empty when the answer names none
 * @param status HTTP status; 0 when there was no answer
 * @param code stable code of the answer; for no answer the kind of error; empty for none
 * @param phase the phase it started in
 */
public record Call(
    long intended,
    long start,
    long end,
    String user,
    String coupon,
    String requestId,
    int status,
    String code,
    Outcome outcome,
    PhaseName phase) {

  /** What the names of all users of a surge begin with, and nobody else's. */
  public static final String SURGE_USERS = "surge-";

  /** Whether it came beside the load, and not with it. */
  public boolean surged() {
    return user.startsWith(SURGE_USERS);
  }

  /** Latency from the real start, in milliseconds. */
  public double latencyMillis() {
    return (end - start) / 1000.0;
  }

  /**
   * The same as if it had started when it was meant to: its latency is then also the wait that a
   * late generator hid.
   */
  public Call asIntended() {
    return new Call(intended, intended, end, user, coupon, requestId, status, code, outcome, phase);
  }

  /** Whether there was any answer. */
  public boolean answered() {
    return status > 0;
  }
}
