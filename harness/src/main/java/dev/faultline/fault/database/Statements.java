package dev.faultline.fault.database;

import dev.faultline.bed.LedgerAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** What the database itself says about the statements that insert into one table. */
final class Statements {
  private static final int WITHIN_SECONDS = 5;

  private static final String QUESTION =
      """
      select (select coalesce(sum(calls), 0) from pg_stat_statements
               where query ~* ?) as finished,
             (select coalesce(sum(total_exec_time), 0) from pg_stat_statements
               where query ~* ?) as millis,
             (select count(*) from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()
                 and state = 'active' and query ~* ?
                 and clock_timestamp() - query_start > ? * interval '1 millisecond') as overdue
      """;

  private final LedgerAccess database;
  private final String pattern;
  private final long overdueMillis;

  /**
   * @param latency a statement that has run for more than half of it is overdue
   */
  Statements(LedgerAccess database, String table, Duration latency) {
    this.database = database;
    this.pattern = "insert\\s+into\\s+" + table.replace(".", "\\.") + "\\M";
    this.overdueMillis = latency.toMillis() / 2;
  }

  /**
   * At one moment.
   *
   * @param finished how many have ended well since the database began to count
   * @param millis how long they took together
   * @param overdue how many run for too long by now
   */
  record Reading(long finished, double millis, long overdue) {}

  Reading read() {
    try (Connection connection = database.open();
        PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(WITHIN_SECONDS);
      question.setString(1, pattern);
      question.setString(2, pattern);
      question.setString(3, pattern);
      question.setLong(4, overdueMillis);
      ResultSet answer = question.executeQuery();
      answer.next();
      return new Reading(answer.getLong(1), answer.getDouble(2), answer.getLong(3));
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell of its statements", e);
    }
  }
}
