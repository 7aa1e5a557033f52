package dev.faultline.incident;

import dev.faultline.incident.Spans.Span;
import dev.faultline.run.Call;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.system.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom the incident touched: every answer that was no coupon, and how long those waited who were
 * promised one. A coupon is delayed when it took above a second, and longer than the slowest of the
 * control phase.
 */
final class Impact {
  /** Below this nobody would say that they waited. */
  private static final long FELT_MICROS = 1_000_000;

  private final Optional<Span> incident;
  private final Optional<Span> control;
  private final Map<String, Long> issuedMicros = new HashMap<>();
  private final Set<String> holders = new HashSet<>();
  private final Map<Answer, Counts> answers = new TreeMap<>();
  private final Set<String> unserved = new HashSet<>();
  private final Delays during = new Delays();
  private final Delays before = new Delays();
  private long callsDuring;

  Impact(Spans spans) {
    incident = spans.incident();
    control = Optional.ofNullable(spans.of().get(Spans.Name.CONTROL));
  }

  /** One kind of answer. */
  record Answer(Outcome outcome, int status, String code) implements Comparable<Answer> {
    @Override
    public int compareTo(Answer other) {
      int byOutcome = outcome.compareTo(other.outcome);
      int byStatus = byOutcome == 0 ? Integer.compare(status, other.status) : byOutcome;
      return byStatus == 0 ? code.compareTo(other.code) : byStatus;
    }
  }

  /** How often it came, in the incident and in the control phase. */
  record Counts(long during, long before) {
    private Counts plus(boolean inIncident, boolean inControl) {
      return new Counts(during + (inIncident ? 1 : 0), before + (inControl ? 1 : 0));
    }
  }

  /** Coupon rows come first: calls are held against them. */
  void add(IssuedRow row) {
    issuedMicros.put(row.requestId(), micros(row.issuedAt()));
    holders.add(holder(row.coupon(), row.user()));
  }

  /** A call belongs to the incident when it was under way in any part of it. */
  void add(Call call) {
    boolean inIncident =
        incident
            .filter(span -> call.end() >= micros(span.from()) && call.start() < micros(span.to()))
            .isPresent();
    boolean inControl =
        !inIncident
            && control
                .filter(
                    span -> call.start() >= micros(span.from()) && call.start() < micros(span.to()))
                .isPresent();
    if (!inIncident && !inControl) {
      return;
    }
    callsDuring += inIncident ? 1 : 0;
    answers.merge(
        new Answer(call.outcome(), call.status(), call.code()),
        new Counts(0, 0).plus(inIncident, inControl),
        (one, next) -> new Counts(one.during() + next.during(), one.before() + next.before()));
    switch (call.outcome()) {
      case ACCEPTED -> (inIncident ? during : before).add(call, issuedMicros.get(call.requestId()));
      case FAILED, UNKNOWN -> {
        if (inIncident) {
          unserved.add(holder(call.coupon(), call.user()));
        }
      }
      case ALREADY_YOURS, REFUSED -> {}
    }
  }

  Map<Answer, Counts> answers() {
    return answers;
  }

  long calls() {
    return callsDuring;
  }

  long count(Outcome outcome) {
    return answers.entrySet().stream()
        .filter(entry -> entry.getKey().outcome() == outcome)
        .mapToLong(entry -> entry.getValue().during())
        .sum();
  }

  /** Users and coupons with a request that failed or was never answered. */
  long unserved() {
    return unserved.size();
  }

  /** Those of them who hold the coupon at the end all the same. */
  long unservedButHolding() {
    return unserved.stream().filter(holders::contains).count();
  }

  Delays during() {
    return during;
  }

  Delays before() {
    return before;
  }

  /** Accepted in the incident and delayed; nobody knows without a control phase. */
  Optional<Long> delayed() {
    return before.longestMicros().map(slowest -> during.above(Math.max(slowest, FELT_MICROS)));
  }

  private static String holder(String coupon, String user) {
    return coupon + "\n" + user;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
