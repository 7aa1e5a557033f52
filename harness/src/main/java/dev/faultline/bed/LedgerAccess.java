package dev.faultline.bed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The truth, reached without a proxy: the judge is not under the fault.
 *
 * @param jdbcUrl with bounded time-outs
 * @param user may read and write everything
 */
public record LedgerAccess(String jdbcUrl, String user, String password) {
  /** A connection of its own, to be closed by the caller. */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /** The same for those who want to know within a second whether anybody answers. */
  public LedgerAccess impatient() {
    return new LedgerAccess(
        jdbcUrl.replaceAll("(connectTimeout|loginTimeout|socketTimeout)=\\d+", "$1=1"),
        user,
        password);
  }

  @Override
  public String toString() {
    return "LedgerAccess[" + jdbcUrl + ", " + user + "]";
  }
}
