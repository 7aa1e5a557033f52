package dev.faultline.bench;

import dev.faultline.bed.LedgerAccess;
import dev.faultline.stores.StoreUnreachable;
import dev.faultline.system.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The few questions to the database, on one connection without a proxy. */
final class Table implements AutoCloseable {
  private final Ledger sql;
  private final Connection connection;

  /** A request and whose it is. */
  record Owned(String requestId, String user) {}

  Table(Ledger sql, LedgerAccess access) {
    this.sql = sql;
    try {
      this.connection = access.open();
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  void create(String coupon, long stock) {
    try (PreparedStatement insert = connection.prepareStatement(sql.createCoupon())) {
      insert.setString(1, coupon);
      insert.setLong(2, stock);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  long claims(String coupon) {
    return count(sql.claims(), coupon);
  }

  long issued(String coupon) {
    return count(sql.issued(), coupon);
  }

  /** Requests for a coupon that were issued. */
  List<Owned> owned(String coupon, int most) {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select request_id, user_id from (%s) rows where coupon = ? limit %d"
                .formatted(sql.issued(), most))) {
      ask.setString(1, coupon);
      List<Owned> owned = new ArrayList<>();
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          owned.add(new Owned(rows.getString(1), rows.getString(2)));
        }
      }
      return owned;
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /** Bytes of the whole database on disk. */
  long bytes() {
    try (PreparedStatement ask =
            connection.prepareStatement("select pg_database_size(current_database())");
        ResultSet rows = ask.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private long count(String rows, String coupon) {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select count(*) from (%s) rows where coupon = ?".formatted(rows))) {
      ask.setString(1, coupon);
      try (ResultSet answer = ask.executeQuery()) {
        answer.next();
        return answer.getLong(1);
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static StoreUnreachable unreachable(SQLException e) {
    return new StoreUnreachable("The database does not answer the bench", e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }
}
