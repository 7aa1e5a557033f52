package dev.faultline.scenario;

import java.util.Arrays;
import java.util.Optional;

/** The closed list of what an SLO can bound; GLOSSARY.md explains each one. */
public enum Metric {
  MEAN("mean", Unit.MILLISECONDS, Source.CALLS),
  P50("p50", Unit.MILLISECONDS, Source.CALLS),
  P90("p90", Unit.MILLISECONDS, Source.CALLS),
  P95("p95", Unit.MILLISECONDS, Source.CALLS),
  P99("p99", Unit.MILLISECONDS, Source.CALLS),
  /** Failed and unknown outcomes over all requests; refusals are answers. */
  ERROR_RATE("error-rate", Unit.SHARE, Source.CALLS),
  /** Failed and unknown outcomes, as a number of requests: what a fault costs in all. */
  FAILED_REQUESTS("failed-requests", Unit.COUNT, Source.CALLS),
  /** Refused outcomes over all requests. */
  REFUSAL_RATE("refusal-rate", Unit.SHARE, Source.CALLS),
  /** Every non-2xx answer over all requests, as STEP 20 counts it. */
  HTTP_REQ_FAILED("http-req-failed", Unit.SHARE, Source.CALLS),
  ACCEPTED_RATE("accepted-rate", Unit.PER_SECOND, Source.CALLS),
  /** Coupons that became rows, per second, from the rows' own times. */
  ISSUED_RATE("issued-rate", Unit.PER_SECOND, Source.STORES),
  /** From the end of the accepted call to the coupon row. */
  ACCEPT_TO_ISSUE_P95("accept-to-issue-p95", Unit.MILLISECONDS, Source.STORES),
  CONSUMER_RATE("consumer-rate", Unit.PER_SECOND, Source.SAMPLES),
  CONSUMER_LAG("consumer-lag", Unit.COUNT, Source.SAMPLES),
  OUTBOX_AGE("outbox-age", Unit.MILLISECONDS, Source.SAMPLES),
  DLT_OPEN("dlt-open", Unit.COUNT, Source.SAMPLES),
  POOL_USE("pool-use", Unit.SHARE, Source.SAMPLES),
  GC_PAUSE_MAX("gc-pause-max", Unit.MILLISECONDS, Source.SAMPLES),
  /** How much of the time the collector stopped a role; the mean, as the load goes on. */
  GC_SHARE("gc-share", Unit.SHARE, Source.SAMPLES),
  CPU_USE("cpu-use", Unit.SHARE, Source.SAMPLES),
  /** Status reads of one second that did not know the request of a 202. */
  STATUS_ERRORS("status-errors", Unit.COUNT, Source.STATUS_READS),
  /**
   * How long a status read took that was answered: the mean of each second, then of the seconds.
   */
  STATUS_MEAN("status-mean", Unit.MILLISECONDS, Source.STATUS_READS),
  /** From the injection to the first firing of a named alert. */
  TIME_TO_DETECT("time-to-detect", Unit.MILLISECONDS, Source.TIMELINE),
  /** From the injection until users read what operators announce. */
  TIME_TO_ANNOUNCE("time-to-announce", Unit.MILLISECONDS, Source.TIMELINE);

  /** The unit in which values of a metric are kept everywhere. */
  public enum Unit {
    MILLISECONDS,
    /** 0 to 1; written as a percentage. */
    SHARE,
    PER_SECOND,
    COUNT
  }

  /** Where the values come from. */
  public enum Source {
    CALLS,
    SAMPLES,
    STORES,
    TIMELINE,
    /** Looks at the status while the load goes on; one value a second. */
    STATUS_READS
  }

  private final String word;
  private final Unit unit;
  private final Source source;

  Metric(String word, Unit unit, Source source) {
    this.word = word;
    this.unit = unit;
    this.source = source;
  }

  /** The word in scenario files, system files, reports and run directories. */
  public String word() {
    return word;
  }

  public Unit unit() {
    return unit;
  }

  public Source source() {
    return source;
  }

  /** Whether many samples are told by their mean; the others by the worst of them. */
  public boolean isToldByMean() {
    return unit == Unit.PER_SECOND || this == STATUS_MEAN || this == GC_SHARE;
  }

  /** The metric of that word, if there is one. */
  public static Optional<Metric> of(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst();
  }
}
