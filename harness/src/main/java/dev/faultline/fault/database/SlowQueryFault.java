package dev.faultline.fault.database;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.SlowQuery;
import java.time.Duration;
import java.time.Instant;

/** Makes a statement of the system slow where it runs: a trigger inside the database waits. */
public final class SlowQueryFault {
  static final String NAME = "faultline_slow_query";

  /** What began slowly still ends slowly, and two rounds of looking may pass. */
  private static final Duration SEEING = Duration.ofSeconds(5);

  /** If nobody is left to heal, the trigger does nothing this long after it should have been. */
  private static final Duration SPARE = Duration.ofSeconds(20);

  /** Takes no lock on the table, so that nobody queues up behind statements that are slow now. */
  private static final String FAST_AGAIN =
      """
      create or replace function %s() returns trigger language plpgsql as $$
      begin
        return null;
      end $$
      """
          .formatted(NAME);

  /** Waits for the last slow statement, then takes trigger and function away wherever they are. */
  private static final String AWAY =
      """
      do $$ declare slowed text; begin
        for look in 1..100 loop
          perform pg_stat_clear_snapshot();
          exit when not exists (
            select from pg_stat_activity
             where wait_event = 'PgSleep' and pid <> pg_backend_pid()
               and datname = current_database());
          perform pg_sleep(0.1);
        end loop;
        select tgrelid::regclass::text into slowed from pg_trigger where tgname = '%1$s';
        if slowed is not null then
          execute format('drop trigger %1$s on %%s', slowed);
        end if;
        drop function if exists %1$s();
      end $$
      """
          .formatted(NAME);

  private SlowQueryFault() {}

  public static Injector of(SlowQuery slow, Duration lasts, Bed bed, String runId) {
    String table = bed.system().ledger().inserts().get(slow.statement());
    if (table == null) {
      throw new IllegalArgumentException(
          "The system file names no table under ledger.inserts for " + slow.statement().word());
    }
    Part database = bed.part(slow.target());
    LabelledContainers containers = bed.containers();
    return new WatchedFault(
        UndoRecord.of(FaultKind.SLOW_QUERY, database, runId),
        new SlowQueryWatch(slow, new Statements(bed.addresses().ledger(), table, slow.latency())),
        lasts,
        SEEING.plus(slow.latency()),
        Act.of(
            () -> Psql.run(database.containerId(), containers, slowing(table, slow, lasts)),
            () -> heal(database.containerId(), containers)));
  }

  /** One wait for each statement, however many rows it writes. */
  private static String slowing(String table, SlowQuery slow, Duration lasts) {
    return """
        create or replace function %1$s() returns trigger language plpgsql as $$
        begin
          if clock_timestamp() < timestamptz '%3$s' then
            perform pg_sleep(%4$s);
          end if;
          return null;
        end $$;
        create trigger %1$s before insert on %2$s for each statement execute function %1$s();
        """
        .formatted(
            NAME, table, Instant.now().plus(lasts).plus(SPARE), slow.latency().toMillis() / 1000.0);
  }

  private static void heal(String database, LabelledContainers containers) {
    Psql.run(database, containers, FAST_AGAIN);
    Psql.run(database, containers, AWAY);
  }

  /** Undoes a slow query of a run that is no more. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    heal(left.containerId(), containers);
  }
}
