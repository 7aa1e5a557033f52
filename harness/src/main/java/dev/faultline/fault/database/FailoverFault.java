package dev.faultline.fault.database;

import dev.faultline.bed.Bed;
import dev.faultline.bed.LedgerAccess;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.engine.LabelledContainers.State;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.AnswerWatch;
import dev.faultline.fault.watch.RestartWatch;
import dev.faultline.fault.watch.Watch;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.Failover;
import dev.faultline.scenario.FaultKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Kills the primary and promotes its synchronous standby when the fault ends. The old primary stays
 * down: two of them would be worse than none. A bed on which it happened is made afresh.
 */
public final class FailoverFault {
  /** A standby has to replay what it holds before it answers writers. */
  private static final Duration PROMOTING = Duration.ofSeconds(10);

  private static final AnswerWatch.Words WORDS =
      new AnswerWatch.Words("without-primary-seconds", "has no primary", "has a primary again");

  private static final String WRITES = "select not pg_is_in_recovery()";

  private static final String FOLLOWS_IN_SYNC =
      "select count(*) = 1 from pg_stat_replication where state = 'streaming' and sync_state = 'sync'";

  /** Waits until it is done. */
  private static final String PROMOTE = "select pg_promote(true, 30)";

  private FailoverFault() {}

  public static Injector of(Failover asked, Duration lasts, Bed bed, String runId) {
    Part primary = bed.part(asked.target());
    Watch writes =
        new AnswerWatch(
            "the database",
            () -> says(bed.addresses().ledger(), WRITES),
            Duration.ofMillis(200),
            WORDS);
    Watch watch = asked.untilPromoted() ? new RestartWatch(writes) : writes;
    return new WatchedFault(
        UndoRecord.of(FaultKind.FAILOVER, primary, runId),
        watch,
        lasts,
        PROMOTING,
        new Act(
            () -> mustBeInSync(bed.addresses().ledger()),
            () -> {
              bed.retire(primary);
              bed.containers().kill(primary.containerId());
              if (asked.untilPromoted()) {
                // It is dead now, so whoever can be written to next is its successor.
                watch.faultEnds();
              }
            },
            () -> promote(bed, primary)));
  }

  /** What a standby lacks is lost with its primary, and no judge could say that it was not us. */
  private static void mustBeInSync(LedgerAccess primary) {
    if (!says(primary, FOLLOWS_IN_SYNC)) {
      throw new IllegalStateException(
          "No standby follows synchronously: a failover would lose what was promised");
    }
  }

  /** Nothing happens while the old primary runs, or when it was done before. */
  public static void promote(Bed bed, Part primary) {
    boolean dead = bed.containers().state(primary.containerId()) != State.RUNNING;
    if (dead
        && !says(bed.addresses().standby(), WRITES)
        && !says(bed.addresses().standby(), PROMOTE)) {
      throw new IllegalStateException("The standby was not promoted");
    }
  }

  /** Whether the standby can be written to. */
  public static boolean promoted(Bed bed) {
    return says(bed.addresses().standby(), WRITES);
  }

  /** Anything that goes wrong is a no here. */
  private static boolean says(LedgerAccess database, String question) {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Undoes a failover of a run that is no more. Nobody asks its bed any more, and it is removed; a
   * primary that runs again is at least what was there before.
   */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    containers.start(left.containerId());
  }
}
