package dev.faultline.evidence;

import dev.faultline.bed.LedgerAccess;
import java.sql.SQLException;

/** Who does what in the database, for how long, and who waits for whom. */
record DatabaseSessions(LedgerAccess ledger) implements Witness {
  private static final String SESSIONS =
      """
      select pid, usename, application_name, state, wait_event_type, wait_event,
             round(extract(epoch from now() - xact_start)::numeric, 1) as transaction_seconds,
             round(extract(epoch from now() - query_start)::numeric, 1) as query_seconds,
             pg_blocking_pids(pid)::text as waits_for,
             left(regexp_replace(query, '\\s+', ' ', 'g'), 200) as query
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      order by cardinality(pg_blocking_pids(pid)) desc, xact_start nulls last
      """;

  @Override
  public String file() {
    return "database-sessions.tsv";
  }

  @Override
  public String tell() throws SQLException {
    return new Table(ledger).of(SESSIONS, true);
  }
}
