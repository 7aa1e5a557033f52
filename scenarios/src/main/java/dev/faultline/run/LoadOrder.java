package dev.faultline.run;

import java.util.List;

/**
 * What the runner tells the generator, as a JSON file whose path is the system property {@code
 * faultline.load}. The generator ends by itself after {@code maxMillis}, or when {@code stopFile}
 * appears, or when its standard input ends (its parent died); it always waits for requests under
 * way, up to their time-out.
 *
 * @param baseUrl of the role that answers, for example http://127.0.0.1:21080
 * @param ratePerSecond arrivals, evenly spaced
 * @param duplicates part of the arrivals that repeat an earlier arrival's user and coupon
 * @param userPrefix each run has its own, so that users are new on every bed
 * @param seed of every draw; the same order gives the same arrivals
 * @param privateKey JWK with the private half, ES256 or RS256; never written into the run directory
 * @param surges loads that may come beside this one, each when it is told to
 * @param calls file to which each request is appended as a {@link RawCall}, flushed at least twice
 *     a second
 * @param look how users look at the status of what they were promised
 * @param firstIntendedFile gets the epoch microseconds of the plan's zero as soon as it is known
 */
public record LoadOrder(
    String baseUrl,
    String method,
    String path,
    String body,
    long timeoutMillis,
    String requestIdPointer,
    String codePointer,
    double ratePerSecond,
    long maxMillis,
    List<CouponShare> coupons,
    double duplicates,
    String userPrefix,
    long seed,
    String privateKey,
    String issuer,
    String audience,
    String client,
    Look look,
    List<Surge> surges,
    String calls,
    String firstIntendedFile,
    String stopFile) {

  /** A coupon and its part of the arrivals. */
  public record CouponShare(String code, double share) {}

  /**
   * Looks at the status: of those whose answer named a request, half at once and half within a
   * second, each once.
   *
   * @param url absolute, with {@code ${requestId}} in it
   * @param statePointer where the answer holds the state
   * @param share part of those users who look; 0 for none
   * @param file to which each look is appended as a {@link StatusRead}
   */
  public record Look(
      String url, long timeoutMillis, String statePointer, double share, String file) {}

  /**
   * A second load beside the first, by the same generator so that it is warm when it comes. It
   * begins when {@code startFile} appears, and ends after its time or when {@code stopFile} does.
   *
   * @param users what its users' names begin with; see {@link Call#SURGE_USERS}
   * @param reportFile gets a {@link SurgeReport}, again and again while the surge goes on
   */
  public record Surge(
      double ratePerSecond,
      long lastsMillis,
      List<CouponShare> coupons,
      String users,
      String startFile,
      String stopFile,
      String reportFile) {}

  /** The same load at another rate, in arrivals per second. */
  public LoadOrder atRate(double perSecond) {
    return with(perSecond, surges);
  }

  /** The same load with others beside it. */
  public LoadOrder withSurges(List<Surge> others) {
    return with(ratePerSecond, others);
  }

  private LoadOrder with(double perSecond, List<Surge> others) {
    return new LoadOrder(
        baseUrl,
        method,
        path,
        body,
        timeoutMillis,
        requestIdPointer,
        codePointer,
        perSecond,
        maxMillis,
        coupons,
        duplicates,
        userPrefix,
        seed,
        privateKey,
        issuer,
        audience,
        client,
        look,
        others,
        calls,
        firstIntendedFile,
        stopFile);
  }
}
