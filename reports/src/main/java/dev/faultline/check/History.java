package dev.faultline.check;

import dev.faultline.run.Environment;
import dev.faultline.run.Sample;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Scenario;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, opened: everything that checks ask, gathered in one pass over each file. What belongs to
 * one user is in {@link Holders} and shown to checks one by one.
 *
 * @param coupons the scenario's coupons by code
 * @param fates tells where a promised request ended
 * @param lastSamples the last value of each series until the stores were read
 * @param deadLettersOpen dead letters that still wait for somebody
 * @param unreadableRecords records of the log whose value could not be read
 */
record History(
    Recorded recorded,
    Timeline timeline,
    CallsSeen calls,
    RecoverySpan recovery,
    Map<String, CouponTotals> coupons,
    Holders holders,
    Fates fates,
    List<ReadProof> proofs,
    Map<String, Sample> lastSamples,
    long deadLettersOpen,
    long unreadableRecords)
    implements AutoCloseable {

  Scenario scenario() {
    return recorded.scenario();
  }

  SystemUnderTest system() {
    return recorded.system();
  }

  Environment environment() {
    return recorded.environment();
  }

  Collection<CouponTotals> couponTotals() {
    return coupons.values();
  }

  /** Whether anything was to be broken. */
  boolean hasFaults() {
    return !scenario().faults().isEmpty();
  }

  /**
   * The span in which a phase is judged: for recovery the one in which the objective was held,
   * because before that the recovery clock speaks.
   */
  Optional<Window> judged(PhaseName phase) {
    return phase == PhaseName.RECOVERY ? recovery.judged() : timeline.phase(phase);
  }

  /** What was observed in the judged span of a phase. */
  Observed observed(PhaseName phase) {
    return phase == PhaseName.RECOVERY ? recovery.observed() : calls.in(phase);
  }

  /** What it means that something is not in the stores: nothing, if they were not read whole. */
  Verdict ifMissing() {
    boolean readWhole =
        new ReadProofs(this)
            .results().stream().allMatch(result -> result.verdict() == Verdict.PASS);
    return readWhole ? Verdict.FAIL : Verdict.INVALID;
  }

  /** Removes what the holders needed on disk. */
  @Override
  public void close() {
    holders.close();
  }
}
