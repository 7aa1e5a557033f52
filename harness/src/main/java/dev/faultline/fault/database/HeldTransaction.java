package dev.faultline.fault.database;

import dev.faultline.bed.LedgerAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A transaction that locks rows and then stands open, on a connection of its own. */
final class HeldTransaction {
  /** By which PostgreSQL tells it from others. */
  static final String NAME = "faultline-long-transaction";

  private static final int WITHIN_SECONDS = 5;

  private static final String WAITING =
      """
      select count(*) from pg_stat_activity waiting
        join pg_stat_activity holder on holder.pid = any(pg_blocking_pids(waiting.pid))
       where holder.application_name = '%s'
      """
          .formatted(NAME);

  private final LedgerAccess database;
  private final String rows;
  private Optional<Connection> held = Optional.empty();

  /**
   * @param rows query that locks them
   */
  HeldTransaction(LedgerAccess database, String rows) {
    this.database = database;
    this.rows = rows;
  }

  synchronized void begin() {
    try {
      Connection connection = database.open();
      held = Optional.of(connection);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(WITHIN_SECONDS);
        statement.execute("set application_name = '" + NAME + "'");
        statement.execute(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The rows could not be locked", e);
    }
  }

  /** Gives the rows free; nothing happens where none are held. */
  synchronized void end() {
    try {
      if (held.isPresent()) {
        Connection connection = held.get();
        connection.rollback();
        connection.close();
        held = Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The transaction could not be ended", e);
    }
  }

  /** How many sessions wait for it now. */
  long waiting() {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(WITHIN_SECONDS);
      ResultSet answer = statement.executeQuery(WAITING);
      answer.next();
      return answer.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell who waits", e);
    }
  }
}
