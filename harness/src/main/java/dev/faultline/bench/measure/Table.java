package dev.faultline.bench.measure;

import dev.faultline.bed.LedgerAccess;
import dev.faultline.stores.StoreUnreachable;
import dev.faultline.system.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The few questions to the database, on one connection without a proxy. */
final class Table implements AutoCloseable {
  private static final String HEAVY = "faultline_heavy_row";

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

  long claims(List<String> coupons) {
    return count(sql.claims(), coupons);
  }

  long issued(List<String> coupons) {
    return count(sql.issued(), coupons);
  }

  /** Of every coupon. */
  long allClaims() {
    return number("select count(*) from (%s) rows".formatted(sql.claims()));
  }

  /** Of every coupon. */
  long allIssued() {
    return number("select count(*) from (%s) rows".formatted(sql.issued()));
  }

  /** Puts claims there that are coupons already; all of them for a coupon that is new. */
  void fill(String statement, String coupon, long count) {
    create(coupon, count);
    try (PreparedStatement fill = connection.prepareStatement(statement)) {
      fill.setString(1, coupon);
      fill.setLong(2, count);
      fill.executeUpdate();
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /** What the server would do by and by, so that it does not do it while is measured. */
  void tidy() {
    execute("vacuum (analyze)");
    execute("checkpoint");
  }

  /** Makes each row of a table cost that many rounds of a loop, as indexes and triggers would. */
  void makeHeavy(String table, int rounds) {
    execute(
        """
        create or replace function %1$s() returns trigger language plpgsql as $$
        declare spent bigint := 0;
        begin
          for round in 1..%2$d loop
            spent := spent + round;
          end loop;
          return new;
        end $$;
        create or replace trigger %1$s before insert on %3$s for each row execute function %1$s()
        """
            .formatted(HEAVY, rounds, table));
  }

  /** Takes that back. */
  void makeLight(String table) {
    execute("drop trigger if exists %s on %s".formatted(HEAVY, table));
  }

  private void execute(String statements) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw unreachable(e);
    }
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
    return number("select pg_database_size(current_database())");
  }

  private long number(String question) {
    try (PreparedStatement ask = connection.prepareStatement(question);
        ResultSet rows = ask.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private long count(String rows, List<String> coupons) {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "select count(*) from (%s) rows where coupon = any(?)".formatted(rows))) {
      ask.setArray(1, connection.createArrayOf("text", coupons.toArray()));
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
