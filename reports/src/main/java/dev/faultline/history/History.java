package dev.faultline.history;

import dev.faultline.run.Environment;
import dev.faultline.run.Sample;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Scenario;
import dev.faultline.system.SystemUnderTest;
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
public record History(
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

  public Scenario scenario() {
    return recorded.scenario();
  }

  public SystemUnderTest system() {
    return recorded.system();
  }

  public Environment environment() {
    return recorded.environment();
  }

  public Collection<CouponTotals> couponTotals() {
    return coupons.values();
  }

  /** Whether anything was to be broken. */
  public boolean hasFaults() {
    return !scenario().faults().isEmpty();
  }

  /**
   * The span in which a phase is judged: for recovery the one in which the objective was held,
   * because before that the recovery clock speaks.
   */
  public Optional<Window> judged(PhaseName phase) {
    return phase == PhaseName.RECOVERY ? recovery.judged() : timeline.phase(phase);
  }

  /** What was observed in the judged span of a phase. */
  public Observed observed(PhaseName phase) {
    return phase == PhaseName.RECOVERY ? recovery.observed() : calls.in(phase);
  }

  /** Removes what the holders needed on disk. */
  @Override
  public void close() {
    holders.close();
  }
}
