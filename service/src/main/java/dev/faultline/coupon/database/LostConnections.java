package dev.faultline.coupon.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions whose connection may be lost in the middle. What is lost is rolled back by the
 * database; that it cannot be rolled back once more is no second failure. Without this Spring logs
 * an error with its stack for each, and throws the failed rollback in place of the cause.
 */
final class LostConnections extends JdbcTransactionManager {

  LostConnections(DataSource source) {
    super(source);
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    try {
      super.doRollback(status);
    } catch (RuntimeException e) {
      if (!isLost(status)) {
        throw e;
      }
      logger.debug("the connection is lost, and its transaction with it", e);
    }
  }

  private static boolean isLost(DefaultTransactionStatus status) {
    var holder = ((JdbcTransactionObjectSupport) status.getTransaction()).getConnectionHolder();
    try {
      return holder.getConnection().isClosed();
    } catch (SQLException e) {
      // Nobody knows, so nothing is taken for granted.
      return false;
    }
  }
}
