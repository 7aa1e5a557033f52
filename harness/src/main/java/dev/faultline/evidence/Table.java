package dev.faultline.evidence;

import dev.faultline.bed.LedgerAccess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/** What a query answers, as lines of values that tabs part. */
record Table(LedgerAccess ledger) {
  private static final int SECONDS = 3;

  String of(String query, boolean headed) throws SQLException {
    try (Connection connection = ledger.open();
        Statement statement = within(connection.createStatement());
        ResultSet rows = statement.executeQuery(query)) {
      StringJoiner lines = new StringJoiner("\n", "", "\n");
      int columns = rows.getMetaData().getColumnCount();
      if (headed) {
        StringJoiner head = new StringJoiner("\t");
        for (int column = 1; column <= columns; column++) {
          head.add(rows.getMetaData().getColumnLabel(column));
        }
        lines.add(head.toString());
      }
      while (rows.next()) {
        StringJoiner line = new StringJoiner("\t");
        for (int column = 1; column <= columns; column++) {
          line.add(String.valueOf(rows.getString(column)));
        }
        lines.add(line.toString());
      }
      return lines.length() <= 1 ? "" : lines.toString();
    }
  }

  private static Statement within(Statement statement) throws SQLException {
    statement.setQueryTimeout(SECONDS);
    return statement;
  }
}
