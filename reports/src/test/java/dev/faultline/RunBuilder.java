package dev.faultline;

import dev.faultline.run.Call;
import dev.faultline.run.Leg;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.run.StatusRead;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.CouponRow;
import dev.faultline.run.Stores.DeadLetterRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.OutboxRow;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.LoadEnded;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.run.TimelineEvent.ResidueChecked;
import dev.faultline.run.TimelineEvent.SteadyCondition;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes a run directory in which everything went well: 50 calls a second, a broker that was away
 * for 15 s, a coupon that never ran out and one that sold out in control. Tests change what they
 * are about before {@link #write}.
 */
public final class RunBuilder {
  public static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  public static final Instant CONTROL = START.plusSeconds(3);
  public static final Instant INJECTED = START.plusSeconds(13);
  public static final Instant HEALED = START.plusSeconds(28);
  public static final Instant RECOVERED = START.plusSeconds(38);
  public static final int RATE = 50;
  public static final int FLASH_STOCK = 20;

  public String scenario =
      """
      name: broker-away
      hypothesis: A broker that is away loses nothing.
      seed: none
      severity: high
      system: coupon
      bed: { kafka: 1, redis: single, postgres: 1, issue-api: 1, worker: 1, query-api: 1 }
      coupons:
        - { code: RUSH, stock: 50000, share: 90% }
        - { code: FLASH, stock: 20, share: 10% }
      load: { rate: 50/s, users: unique, duplicates: 5%, warmup: 2s, control: 10s }
      faults:
        - { at: 0s, for: 15s, kind: kill, target: kafka-1 }
      alerts:
        - { name: BrokerDown, within: 10s, clears-within: 30s }
      recovery:
        first-success: { within: 2s }
        objective-held: { within: 6s, for: 3s }
        drained: { within: 20s }
      slo:
        - { phase: fault,    metric: error-rate, max: 0.1% }
        - { phase: fault,    metric: p95, max-over-control: 150ms, min-samples: 100 }
        - { phase: recovery, metric: error-rate, max: 0.1% }
        - { phase: recovery, metric: outbox-age, max: 2s }
        - { phase: end,      metric: dlt-open, max: 0 }
        - { phase: end,      metric: consumer-lag, max: 0 }
      invariants: [ all ]
      """;

  /** What a good notice says below its title. */
  public static final String NOTICE =
      """
      응답하는 Kafka 브로커 수가 기준보다 적습니다
      Fewer Kafka brokers answer than there should be
      발생 since: 2026-11-21 12:00:17 UTC
      런북 runbook: docs/runbooks/broker-down.md
      대시보드 dashboard: http://127.0.0.1:9090/graph
      """;

  public final List<Call> calls = new ArrayList<>();
  public final List<TimelineEvent> timeline = new ArrayList<>();
  public final List<Sample> samples = new ArrayList<>();
  public final List<CouponRow> coupons = new ArrayList<>();
  public final List<ClaimRow> claims = new ArrayList<>();
  public final List<IssuedRow> issued = new ArrayList<>();
  public final List<OutboxRow> outbox = new ArrayList<>();
  public final List<DeadLetterRow> deadLetters = new ArrayList<>();
  public final List<LogRecord> log = new ArrayList<>();
  public final List<CacheMark> cache = new ArrayList<>();
  public final List<StatusRead> statusReads = new ArrayList<>();
  public final List<StatusAnswer> statuses = new ArrayList<>();
  public final List<Resent> resent = new ArrayList<>();
  public final List<ReadProof> proofs = new ArrayList<>();

  /** Which of two legs; none, as the scenario has one. */
  public Optional<Leg> leg = Optional.empty();

  private final Path root;
  private long flash;

  public RunBuilder(Path folder) {
    root = folder.resolve("20261121-120000").resolve("broker-away").resolve("1");
    timeline();
    samples();
    for (int k = 0; k < (38 - 1) * RATE; k++) {
      arrival(k);
    }
    coupons.add(new CouponRow("RUSH", 50_000, claimsOf("RUSH")));
    coupons.add(new CouponRow("FLASH", FLASH_STOCK, claimsOf("FLASH")));
    issued.stream()
        .limit(20)
        .forEach(
            row ->
                statuses.add(
                    new StatusAnswer(row.requestId(), row.coupon(), row.user(), 200, "ISSUED")));
    for (String store : List.of("coupons", "claims", "issued", "outbox", "log")) {
      proofs.add(new ReadProof(store, 1, 1, "count(*) before and after"));
    }
  }

  /** Microseconds since the epoch. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The first accepted call of a phase. */
  public Call accepted(PhaseName phase) {
    return calls.stream()
        .filter(call -> call.phase() == phase && call.outcome() == Outcome.ACCEPTED)
        .filter(call -> call.coupon().equals("RUSH"))
        .findFirst()
        .orElseThrow();
  }

  /** Forgets a request in every store. */
  public void forget(String requestId) {
    claims.removeIf(row -> row.requestId().equals(requestId));
    issued.removeIf(row -> row.requestId().equals(requestId));
    log.removeIf(entry -> entry.requestId().equals(requestId));
    cache.removeIf(mark -> mark.requestId().equals(requestId));
    statuses.removeIf(answer -> answer.requestId().equals(requestId));
    recount();
  }

  /** Makes the coupons count what is claimed. */
  public void recount() {
    coupons.replaceAll(row -> new CouponRow(row.coupon(), row.stock(), claimsOf(row.coupon())));
  }

  /** Changes the calls of a phase. */
  public void change(PhaseName phase, UnaryOperator<Call> to) {
    calls.replaceAll(call -> call.phase() == phase ? to.apply(call) : call);
  }

  /** Drops all events of a type. */
  public void without(Class<? extends TimelineEvent> type) {
    timeline.removeIf(type::isInstance);
  }

  /** Drops all samples of a series. */
  public void withoutSeries(String series) {
    samples.removeIf(sample -> sample.series().equals(series));
  }

  /** Writes and seals the run. */
  public RunDirectory write() throws IOException {
    return RunFiles.write(this, root);
  }

  private long claimsOf(String coupon) {
    return claims.stream()
        .filter(row -> row.coupon().equals(coupon) && !row.state().equals("FAILED"))
        .count();
  }

  private void timeline() {
    int[] ends = {1, 3, 13, 28, 38, 40, 41, 42};
    int from = 0;
    int index = 0;
    for (PhaseName phase : PhaseName.values()) {
      timeline.add(new PhaseStarted(START.plusSeconds(from), phase));
      from = ends[index++];
      timeline.add(new PhaseEnded(START.plusSeconds(from), phase, true, "its conditions held"));
    }
    timeline.add(new SteadyCondition(START, "fsync", true, "on"));
    timeline.add(new SteadyCondition(START, "accepted > 0", true, "3"));
    timeline.add(new FaultInjected(INJECTED, "kill-kafka-1", "kill", "kafka-1"));
    timeline.add(
        new FaultConfirmed(INJECTED.plusMillis(400), "kill-kafka-1", "absent from metadata"));
    timeline.add(new AlertFiring(INJECTED.plusSeconds(4), "BrokerDown"));
    notices(INJECTED.plusSeconds(5), "L1", NOTICE);
    timeline.add(new HealStarted(INJECTED.plusSeconds(12), "kill-kafka-1"));
    timeline.add(new HealConfirmed(HEALED, "kill-kafka-1", "metadata answered"));
    timeline.add(
        new DoseMeasured(HEALED, "kill-kafka-1", "away", "ms", 15_000, 15_200, 13_500, 40_000));
    timeline.add(new AlertCleared(HEALED.plusSeconds(5), "BrokerDown"));
    timeline.add(new LoadEnded(RECOVERED, 0, 37L * RATE, 4.2, "told to stop"));
    timeline.add(new ResidueChecked(START.plusSeconds(41), "no paused container", true, "none"));
    timeline.add(new ResidueChecked(START.plusSeconds(41), "consumer lag 0", true, "0"));
  }

  /** The alert is told by both channels. */
  public void notices(Instant at, String to, String text) {
    for (String channel : List.of("slack", "email")) {
      timeline.add(
          new NoticeReceived(
              at, channel, to, "BrokerDown", true, "[FIRING] BrokerDown (critical, L1)", text));
    }
  }

  private void samples() {
    for (int second = 1; second < 42; second++) {
      long at = START.plusSeconds(second).toEpochMilli() + 300;
      boolean away = second >= 13 && second < 30;
      samples.add(new Sample(at, "consumer-lag", second >= 28 && second < 31 ? 400 : 0));
      samples.add(new Sample(at, "outbox-age", away ? (second - 13) * 1000.0 : 20));
      samples.add(new Sample(at, "dlt-open", 0));
    }
  }

  private void arrival(int k) {
    Instant start = START.plusSeconds(1).plusMillis(k * 1000L / RATE);
    boolean again = k % 20 == 19;
    String coupon = k % 10 == 5 ? "FLASH" : "RUSH";
    String user = "u-" + (again ? k - 1 : k);
    String requestId = "r-" + (again ? k - 1 : k);
    if (coupon.equals("FLASH") && flash >= FLASH_STOCK) {
      call(start, user, coupon, "", 409, "COUPON_EXHAUSTED", Outcome.REFUSED);
    } else if (again) {
      call(start, user, coupon, requestId, 200, "", Outcome.ALREADY_YOURS);
    } else {
      flash += coupon.equals("FLASH") ? 1 : 0;
      call(start, user, coupon, requestId, 202, "", Outcome.ACCEPTED);
      stored(start, user, coupon, requestId);
    }
  }

  private void call(
      Instant start,
      String user,
      String coupon,
      String requestId,
      int status,
      String code,
      Outcome outcome) {
    long micros = micros(start);
    calls.add(
        new Call(
            micros,
            micros + 200,
            micros + 5_200,
            user,
            coupon,
            requestId,
            status,
            code,
            outcome,
            phase(start)));
  }

  private void stored(Instant start, String user, String coupon, String requestId) {
    boolean away = !start.isBefore(INJECTED) && start.isBefore(HEALED);
    Instant issuedAt = away ? HEALED.plusMillis(1500) : start.plusMillis(40);
    claims.add(new ClaimRow(requestId, coupon, user, "QUEUED", start.plusMillis(2)));
    issued.add(new IssuedRow(requestId, coupon, user, issuedAt));
    log.add(new LogRecord("coupon.issue", 0, log.size(), requestId, coupon, user));
    cache.add(new CacheMark(coupon, user, requestId));
  }

  private static PhaseName phase(Instant at) {
    if (at.isBefore(CONTROL)) {
      return PhaseName.WARMUP;
    }
    if (at.isBefore(INJECTED)) {
      return PhaseName.CONTROL;
    }
    return at.isBefore(HEALED) ? PhaseName.FAULT : PhaseName.RECOVERY;
  }
}
