package dev.faultline;

import dev.faultline.run.Call;
import dev.faultline.system.Outcome;

/** A call but for one thing. */
public final class OtherCall {
  private OtherCall() {}

  /** The same call with another outcome. */
  public static Call with(Call call, Outcome outcome, int status, String code) {
    String id = status == 200 || status == 202 ? call.requestId() : "";
    return new Call(
        call.intended(),
        call.start(),
        call.end(),
        call.user(),
        call.coupon(),
        id,
        status,
        code,
        outcome,
        call.phase());
  }

  /** The same call by somebody else. */
  public static Call by(String user, Call call) {
    return new Call(
        call.intended(),
        call.start(),
        call.end(),
        user + "-" + call.user(),
        call.coupon(),
        call.requestId(),
        call.status(),
        call.code(),
        call.outcome(),
        call.phase());
  }

  /** The same call with another latency. */
  public static Call taking(Call call, long millis) {
    return timed(call, call.intended(), call.start() + millis * 1000);
  }

  /** The same call, planned earlier than it started. */
  public static Call late(Call call, long millis) {
    return timed(call, call.intended() - millis * 1000, call.end());
  }

  private static Call timed(Call call, long intended, long end) {
    return new Call(
        intended,
        call.start(),
        end,
        call.user(),
        call.coupon(),
        call.requestId(),
        call.status(),
        call.code(),
        call.outcome(),
        call.phase());
  }
}
