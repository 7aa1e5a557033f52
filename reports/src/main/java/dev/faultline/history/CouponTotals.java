package dev.faultline.history;

import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.CouponRow;
import java.util.Optional;

/** What the stores and the calls say about one coupon, summed up. */
public final class CouponTotals {
  private final String coupon;
  private final long stock;
  private Optional<CouponRow> row = Optional.empty();
  private long claims;
  private long failedClaims;
  private long issued;
  private long lastClaimMicros = Long.MIN_VALUE;
  private long soldOutMicros = Long.MIN_VALUE;
  private long firstSoldOutEndMicros = Long.MAX_VALUE;

  CouponTotals(String coupon, long stock) {
    this.coupon = coupon;
    this.stock = stock;
  }

  void see(CouponRow seen) {
    row = Optional.of(seen);
  }

  void see(ClaimRow claim, boolean failed) {
    claims++;
    failedClaims += failed ? 1 : 0;
    lastClaimMicros = Math.max(lastClaimMicros, Window.micros(claim.claimedAt()));
  }

  void seeIssued() {
    issued++;
  }

  /** Takes in when the client got a sold-out answer. */
  void seeSoldOut(long endMicros) {
    firstSoldOutEndMicros = Math.min(firstSoldOutEndMicros, endMicros);
  }

  public String coupon() {
    return coupon;
  }

  /** Units that the scenario gave it. */
  public long stock() {
    return stock;
  }

  /** The coupon as the database has it, if it does. */
  public Optional<CouponRow> row() {
    return row;
  }

  /** All claims, given up ones too. */
  public long claims() {
    return claims;
  }

  /** Claims that were given up: their units went back. */
  public long failedClaims() {
    return failedClaims;
  }

  /** Claims that hold a unit. */
  public long heldClaims() {
    return claims - failedClaims;
  }

  public long issued() {
    return issued;
  }

  /** Whether so many units were ever claimed that a sold-out answer can be true. */
  public boolean everSoldOut() {
    return claims >= stock;
  }

  /** Claims beyond the stock: units given back and claimed again, or an oversell. */
  long claimsBeyondStock() {
    return Math.max(0, claims - stock);
  }

  /** Takes in when the stock was first used up, where that is not the latest claim. */
  void soldOutAt(long micros) {
    soldOutMicros = micros;
  }

  /** When as many claims had been made as there are units. */
  public long soldOutMicros() {
    return soldOutMicros == Long.MIN_VALUE ? lastClaimMicros : soldOutMicros;
  }

  /** When the first sold-out answer had arrived; the greatest number if none did. */
  public long firstSoldOutEndMicros() {
    return firstSoldOutEndMicros;
  }
}
