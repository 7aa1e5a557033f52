package dev.faultline.evidence;

import dev.faultline.bed.LedgerAccess;
import java.sql.SQLException;

/** How many sessions of each application do what, and how many of them wait for another. */
final class DatabaseLooks implements Looking {
  private static final String SESSIONS =
      """
      select to_char(clock_timestamp() at time zone 'UTC', 'HH24:MI:SS.MS') as at,
             application_name, state, wait_event_type, wait_event, count(*) as sessions,
             count(*) filter (where cardinality(pg_blocking_pids(pid)) > 0) as blocked,
             round(max(extract(epoch from clock_timestamp() - xact_start))::numeric, 2)
               as longest_transaction_seconds,
             round(max(extract(epoch from clock_timestamp() - query_start))
               filter (where state = 'active')::numeric, 2) as longest_query_seconds
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      group by application_name, state, wait_event_type, wait_event
      order by application_name, state
      """;

  private final LedgerAccess ledger;
  private final StringBuilder seen = new StringBuilder();

  DatabaseLooks(LedgerAccess ledger) {
    this.ledger = ledger.impatient();
  }

  @Override
  public String file() {
    return "database-looks.tsv";
  }

  @Override
  public void look() throws SQLException {
    seen.append(new Table(ledger).of(SESSIONS, seen.isEmpty()));
  }

  @Override
  public String tell() {
    return seen.toString();
  }
}
