package dev.faultline.fault.database;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.BadRelease;
import dev.faultline.scenario.FaultKind;
import dev.faultline.system.Ledger.BadRule;
import java.time.Duration;

/** Gives the database a rule that rejects promised coupons, and takes it away again. */
public final class BadReleaseFault {
  static final String RULE = "faultline_bad_release";

  private static final Duration SEEING = Duration.ofSeconds(5);

  /** Finds the rule wherever it is, so that undoing needs no name out of a journal. */
  private static final String ROLL_BACK =
      """
      do $$ declare checked text; begin
        select conrelid::regclass::text into checked from pg_constraint where conname = '%1$s';
        if checked is not null then
          execute format('alter table %%s drop constraint %1$s', checked);
        end if;
      end $$
      """
          .formatted(RULE);

  private BadReleaseFault() {}

  public static Injector of(BadRelease bad, Duration lasts, Bed bed, String runId) {
    BadRule rule =
        bed.system()
            .ledger()
            .badRelease()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The system file says nothing under ledger.bad-release: name a table and"
                            + " what a bad release would reject"));
    Part database = bed.part(bad.target());
    LabelledContainers containers = bed.containers();
    return new WatchedFault(
        UndoRecord.of(FaultKind.BAD_RELEASE, database, runId),
        new DeadLetterWatch(bad, bed),
        lasts,
        SEEING,
        Act.of(
            () -> Psql.run(database.containerId(), containers, bringing(rule)),
            () -> Psql.run(database.containerId(), containers, ROLL_BACK)));
  }

  /** Rows that are there already stay: only what comes now is rejected. */
  private static String bringing(BadRule rule) {
    return "alter table %s add constraint %s check (not (%s)) not valid"
        .formatted(rule.table(), RULE, rule.rejects());
  }

  /** Undoes a bad release of a run that is no more. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    Psql.run(left.containerId(), containers, ROLL_BACK);
  }
}
