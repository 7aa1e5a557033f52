package dev.faultline.scenario;

/** How often something happens, in events per second; always above 0. */
public record Rate(double perSecond) {
  public Rate {
    if (!(perSecond > 0) || perSecond > 1_000_000) {
      throw new IllegalArgumentException(
          "a rate is above 0/s and at most 1000000/s, not " + perSecond);
    }
  }

  @Override
  public String toString() {
    return "%s/s".formatted(Share.plain(perSecond));
  }
}
