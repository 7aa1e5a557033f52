package dev.faultline.evidence;

import dev.faultline.bed.LedgerAccess;
import java.sql.SQLException;

/**
 * How often each statement ran so far and how long it took, by PostgreSQL's own count. Only those
 * whose values are told as {@code $1}: others may hold a password.
 */
record Statements(LedgerAccess ledger) implements Witness {
  private static final String MOST_TIME =
      """
      select calls, round(total_exec_time::numeric, 1) as total_milliseconds,
             round(mean_exec_time::numeric, 2) as mean_milliseconds,
             round(max_exec_time::numeric, 1) as longest_milliseconds, rows,
             left(regexp_replace(query, '\\s+', ' ', 'g'), 160) as query
      from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname = current_database() and query ~* '^\\s*(select|insert|update|delete|with)\\M'
      order by total_exec_time desc
      limit 40
      """;

  @Override
  public String file() {
    return "statements.tsv";
  }

  @Override
  public String tell() throws SQLException {
    return new Table(ledger).of(MOST_TIME, true);
  }
}
