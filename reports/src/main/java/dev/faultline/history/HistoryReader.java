package dev.faultline.history;

import dev.faultline.run.Call;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.run.SealedRun;
import dev.faultline.run.Stores.DeadLetterRow;
import dev.faultline.scenario.CouponSpec;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.OutcomeRule;
import dev.faultline.system.OutcomeRule.Meaning;
import dev.faultline.system.SystemUnderTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Opens a run: one pass over each of its files, nothing kept that is not asked for. */
public final class HistoryReader {
  /** States of a dead letter for which nobody has to do anything any more. */
  private static final Set<String> CLOSED_DEAD_LETTERS =
      Set.of("RESOLVED", "QUARANTINED", "DISCARDED");

  /** What grows with the calls. */
  public static final Set<RunDirectory.Lines<?>> MASSES =
      Set.of(
          RunDirectory.CALLS,
          RunDirectory.CLAIMS,
          RunDirectory.ISSUED,
          RunDirectory.LOG,
          RunDirectory.CACHE);

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Recorded recorded;
  private final RunDirectory run;
  private final SealedRun sealed;
  private final Timeline timeline;
  private final CallsSeen calls;
  private final Map<String, CouponTotals> coupons = new LinkedHashMap<>();
  private final Map<String, Sample> lastSamples = new HashMap<>();
  private final Holders holders;
  private final Fates fates;
  private long deadLettersOpen;
  private long unreadableRecords;

  public HistoryReader(Recorded recorded, SealedRun sealed) {
    this.recorded = recorded;
    this.run = recorded.run();
    this.sealed = sealed;
    this.timeline = new Timeline(run.readAll(RunDirectory.TIMELINE));
    this.calls = new CallsSeen(timeline);
    this.fates = new Fates(recorded.system());
    this.holders = Holders.of(run);
    for (CouponSpec coupon : recorded.scenario().coupons()) {
      coupons.put(coupon.code(), new CouponTotals(coupon.code(), coupon.stock()));
    }
  }

  public History read() {
    try {
      readAll();
    } catch (RuntimeException e) {
      holders.close();
      throw e;
    }
    return new History(
        recorded,
        timeline,
        calls,
        RecoverySpan.of(recorded.scenario(), timeline, calls),
        coupons,
        holders,
        fates,
        run.readAll(RunDirectory.PROOFS),
        lastSamples,
        deadLettersOpen,
        unreadableRecords);
  }

  private void readAll() {
    readSamples();
    readStatusReads();
    readWaiting();
    each(RunDirectory.COUPONS, row -> ifOurs(row.coupon(), totals -> totals.see(row)));
    // The largest first, so that the processors have enough to do until the end.
    inParallel(
        () -> each(RunDirectory.CALLS, this::see),
        this::readLog,
        this::readClaims,
        this::readIssued,
        () -> each(RunDirectory.CACHE, mark -> ifOurs(mark.coupon(), totals -> holders.add(mark))),
        () -> each(RunDirectory.STATUS, holders::add),
        () -> each(RunDirectory.RESENT, holders::add));
    findWhenSoldOut();
  }

  /** Each file by one thread: what it fills is filled by nobody else. */
  private static void inParallel(Runnable... readers) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<CompletableFuture<Void>> reading =
          Stream.of(readers).map(reader -> CompletableFuture.runAsync(reader, threads)).toList();
      reading.forEach(HistoryReader::rethrow);
    }
  }

  /** As if it had been thrown here: the verdict quotes it. */
  private static void rethrow(CompletableFuture<Void> done) {
    done.handle((nothing, thrown) -> true).join();
    if (done.isCompletedExceptionally() && done.exceptionNow() instanceof RuntimeException e) {
      throw e;
    }
    done.join();
  }

  private void readSamples() {
    Instant storesRead = timeline.phase(PhaseName.END).map(Window::to).orElseGet(timeline::end);
    each(
        RunDirectory.SAMPLES,
        sample -> {
          Instant at = Instant.ofEpochMilli(sample.at());
          addToPhases(sample);
          calls.sinceHeal().ifPresent(seconds -> seconds.add(sample));
          if (!at.isAfter(storesRead)) {
            lastSamples.merge(
                sample.series(), sample, (one, next) -> next.at() >= one.at() ? next : one);
          }
        });
  }

  private void addToPhases(Sample sample) {
    Instant at = Instant.ofEpochMilli(sample.at());
    for (PhaseName phase : PhaseName.values()) {
      if (timeline.phase(phase).filter(window -> window.contains(at)).isPresent()) {
        calls.in(phase).add(sample);
      }
    }
  }

  /** One sample for each second in which somebody looked; a second without a look has none. */
  private void readStatusReads() {
    KnownStates states = KnownStates.of(recorded.system().requests().status());
    Map<Long, StatusSecond> seconds = new TreeMap<>();
    each(
        RunDirectory.STATUS_READS,
        read ->
            seconds
                .computeIfAbsent(read.start() / MICROS_PER_SECOND, second -> new StatusSecond())
                .add(read, states.isIn(read)));
    seconds.forEach((second, reads) -> reads.samples(second * 1000).forEach(this::addToPhases));
  }

  private void readClaims() {
    String failed = recorded.system().ledger().failedState();
    each(
        RunDirectory.CLAIMS,
        row ->
            ifOurs(
                row.coupon(),
                totals -> {
                  totals.see(row, row.state().equals(failed));
                  holders.add(row);
                }));
  }

  private void readIssued() {
    each(
        RunDirectory.ISSUED,
        row ->
            ifOurs(
                row.coupon(),
                totals -> {
                  totals.seeIssued();
                  holders.add(row);
                }));
  }

  /**
   * With more claims than units, the stock was used up before the latest claim: at the n-th, for n
   * units. Only the surplus is kept while looking for it.
   */
  private void findWhenSoldOut() {
    List<CouponTotals> oversubscribed =
        coupons.values().stream().filter(totals -> totals.claimsBeyondStock() > 0).toList();
    for (CouponTotals totals : oversubscribed) {
      PriorityQueue<Long> latest = new PriorityQueue<>();
      each(
          RunDirectory.CLAIMS,
          row -> {
            if (row.coupon().equals(totals.coupon())) {
              latest.add(Window.micros(row.claimedAt()));
              if (latest.size() > totals.claimsBeyondStock() + 1) {
                latest.remove();
              }
            }
          });
      totals.soldOutAt(latest.element());
    }
  }

  private void readWaiting() {
    each(RunDirectory.OUTBOX, row -> fates.seeInOutbox(row.requestId()));
    each(
        RunDirectory.DEAD_LETTERS,
        row -> {
          fates.seeInDeadLetters(row.requestId());
          deadLettersOpen += isOpen(row) ? 1 : 0;
        });
  }

  private void readLog() {
    each(
        RunDirectory.LOG,
        entry -> {
          if (entry.requestId().isEmpty()) {
            unreadableRecords++;
          } else {
            ifOurs(entry.coupon(), totals -> holders.add(entry));
          }
        });
  }

  private void see(Call call) {
    calls.add(call);
    Meaning meaning = meaning(recorded.system(), call);
    holders.add(
        call.coupon(),
        call.user(),
        new Attempt(call.start(), call.end(), call.outcome(), meaning, call.requestId()));
    if (meaning == Meaning.SOLD_OUT) {
      ifOurs(call.coupon(), totals -> totals.seeSoldOut(call.end()));
    }
  }

  /** A bed may be shared: rows of other coupons belong to other runs. */
  private void ifOurs(String coupon, Consumer<CouponTotals> action) {
    CouponTotals totals = coupons.get(coupon);
    if (totals != null) {
      action.accept(totals);
    }
  }

  private <T> void each(RunDirectory.Lines<T> lines, Consumer<T> action) {
    sealed.each(lines, action);
  }

  private static boolean isOpen(DeadLetterRow row) {
    return !CLOSED_DEAD_LETTERS.contains(row.state());
  }

  /** Of the first rule that matches; a plain loop, because it is asked for every call. */
  private static Meaning meaning(SystemUnderTest system, Call call) {
    for (OutcomeRule rule : system.outcomes()) {
      if (rule.matches(call.status(), call.code())) {
        return rule.meaning();
      }
    }
    return Meaning.NONE;
  }
}
