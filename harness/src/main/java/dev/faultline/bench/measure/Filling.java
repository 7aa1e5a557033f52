package dev.faultline.bench.measure;

import dev.faultline.bed.Progress;
import java.io.IOException;
import java.util.Locale;

/** Brings the table to a number of claims that are coupons already, and proves it by counting. */
final class Filling {
  /** Of one statement: it ends long before anybody gives up waiting for it. */
  private static final long AT_ONCE = 500_000;

  private final BenchBed bed;
  private final String sql;
  private final Progress progress;
  private int coupons;

  Filling(BenchBed bed, Progress progress) throws IOException {
    this.bed = bed;
    this.progress = progress;
    this.sql =
        bed.system()
            .ledger()
            .fill()
            .orElseThrow(
                () ->
                    new IOException(
                        "System %s does not say how its table is filled: ledger.fill"
                            .formatted(bed.system().name())));
  }

  /** Returns once at least so many claims are there, are coupons, and the table is tidy. */
  void to(long wanted) throws IOException {
    long start = System.nanoTime();
    long there = bed.table().allClaims();
    while (there < wanted) {
      bed.stop().check();
      long now = Math.min(AT_ONCE, wanted - there);
      coupons++;
      bed.table().fill(sql, "THERE-" + coupons, now);
      there += now;
    }
    bed.table().tidy();
    long claims = bed.table().allClaims();
    long issued = bed.table().allIssued();
    if (Math.min(claims, issued) < wanted) {
      throw new IOException(
          "The table should hold %d claims with their coupons, but has %d and %d"
              .formatted(wanted, claims, issued));
    }
    progress.say(
        "claims",
        String.format(
            Locale.ROOT,
            "counted %,d, and %,d coupons, after %.1f s",
            claims,
            issued,
            (System.nanoTime() - start) / 1e9));
  }
}
