package dev.faultline.scenario;

import java.util.regex.Pattern;

/**
 * A coupon that exists before the load starts.
 *
 * @param code its code; the run adds nothing to it
 * @param stock units to give away
 * @param share its part of all arrivals; the shares of a scenario sum to 1
 */
public record CouponSpec(String code, long stock, Share share) {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,31}");

  public CouponSpec {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "a coupon code is 1 to 32 of A-Z, 0-9, _ and -, not \"" + code + "\"");
    }
    if (stock < 1 || stock > 100_000_000) {
      throw new IllegalArgumentException("a coupon has 1 to 100000000 units, not " + stock);
    }
  }
}
