package dev.faultline.fault.database;

import dev.faultline.bed.Bed;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.AnswerWatch;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LongTransaction;
import java.time.Duration;

/** Opens a transaction that locks the hot rows and does nothing until the fault ends. */
public final class LongTransactionFault {
  /** Whoever waited is served after another, and a round of looking may pass. */
  private static final Duration SEEING = Duration.ofSeconds(5);

  private static final AnswerWatch.Words WORDS =
      new AnswerWatch.Words(
          "blocking-seconds", "makes others wait for a lock", "makes nobody wait any more");

  private static final String END =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'"
          .formatted(HeldTransaction.NAME);

  private LongTransactionFault() {}

  public static Injector of(LongTransaction asked, Duration lasts, Bed bed, String runId) {
    String rows =
        bed.system()
            .ledger()
            .hotRows()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The system file says nothing under ledger.hot-rows: give the query that"
                            + " locks the rows that every acceptance writes"));
    HeldTransaction held = new HeldTransaction(bed.addresses().ledger(), rows);
    return new WatchedFault(
        UndoRecord.of(FaultKind.LONG_TRANSACTION, bed.part(asked.target()), runId),
        new AnswerWatch(
            "a long transaction", () -> held.waiting() == 0, Duration.ofMillis(200), WORDS),
        lasts,
        SEEING,
        Act.of(held::begin, held::end));
  }

  /** Undoes a transaction of a run that is no more, in case its connection still stands. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    Psql.run(left.containerId(), containers, END);
  }
}
