package dev.faultline.scenario;

import java.math.BigDecimal;

/** A part of a whole, 0 to 1; written as a percentage. */
public record Share(double fraction) {
  public static final Share NONE = new Share(0);
  public static final Share ALL = new Share(1);

  public Share {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("a share is 0% to 100%, not " + fraction * 100 + "%");
    }
  }

  @Override
  public String toString() {
    return plain(fraction * 100) + "%";
  }

  /** A number without trailing zeros and without an exponent. */
  public static String plain(double number) {
    return new BigDecimal(String.valueOf(Math.round(number * 1e6) / 1e6))
        .stripTrailingZeros()
        .toPlainString();
  }
}
