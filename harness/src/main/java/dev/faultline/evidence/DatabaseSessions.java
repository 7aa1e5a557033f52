package dev.faultline.evidence;

import dev.faultline.bed.LedgerAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/** Who does what in the database, for how long, and who waits for whom. */
record DatabaseSessions(LedgerAccess ledger) implements Witness {
  private static final int SECONDS = 3;
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

  private static Statement within(Statement statement) throws SQLException {
    statement.setQueryTimeout(SECONDS);
    return statement;
  }

  @Override
  public String file() {
    return "database-sessions.tsv";
  }

  @Override
  public String tell() throws SQLException {
    try (Connection connection = ledger.open();
        Statement statement = connection.createStatement();
        ResultSet rows = within(statement).executeQuery(SESSIONS)) {
      StringJoiner lines = new StringJoiner("\n", "", "\n");
      int columns = rows.getMetaData().getColumnCount();
      StringJoiner head = new StringJoiner("\t");
      for (int column = 1; column <= columns; column++) {
        head.add(rows.getMetaData().getColumnLabel(column));
      }
      lines.add(head.toString());
      while (rows.next()) {
        StringJoiner line = new StringJoiner("\t");
        for (int column = 1; column <= columns; column++) {
          line.add(String.valueOf(rows.getString(column)));
        }
        lines.add(line.toString());
      }
      return lines.toString();
    }
  }
}
