package dev.faultline.bench;

/** What is measured: the names of their system files, and of what there are how many. */
public final class BenchSystems {
  public static final String SERVICE = "bench";
  public static final String BASELINE = "bench-baseline";

  /** As every scenario runs it. */
  public static final String SCENARIOS = "coupon";

  /** Of the bed on which every write is copied. */
  public static final int BROKERS = 3;

  private BenchSystems() {}
}
