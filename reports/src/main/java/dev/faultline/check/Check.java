package dev.faultline.check;

import dev.faultline.history.Holder;
import dev.faultline.verdict.CheckResult;
import java.util.List;

/**
 * One question to a run. It is made afresh for each judgement, is shown every holder once, and then
 * answers. It may throw: doubt is INVALID, never PASS.
 */
interface Check {
  /** Takes in what is known about one user and one coupon. */
  default void see(Holder holder) {}

  /** The answers, after every holder was seen; none when the scenario does not ask this. */
  List<CheckResult> results();
}
