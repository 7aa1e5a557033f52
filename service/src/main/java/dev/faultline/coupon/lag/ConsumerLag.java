package dev.faultline.coupon.lag;

import java.util.OptionalLong;

/** How far the worker is behind, as somebody else measured it within the last seconds. */
public interface ConsumerLag {

  /** Records that are not yet worked on; empty while nobody can tell, never 0 instead. */
  OptionalLong behind();
}
