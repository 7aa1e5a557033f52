package dev.faultline.coupon.support;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database as an auditor sees it: past the service. */
public final class Ledger {

  private final DataSource source;
  private final JdbcClient database;

  /** Looks into the database of these stores. */
  public Ledger(Stores stores) {
    this.source =
        new DriverManagerDataSource(
            stores.databaseUrl(), stores.superuser(), stores.superuserPassword());
    this.database = JdbcClient.create(source);
  }

  /** Puts a coupon on offer. */
  public void offer(String code, int total) {
    offer(code, total, "null", "null");
  }

  /** Puts a coupon on offer within a window, given as SQL expressions. */
  public void offer(String code, int total, String opensAt, String closesAt) {
    database
        .sql(
            "insert into coupon (code, total, opens_at, closes_at) values (?, ?, %s, %s)"
                .formatted(opensAt, closesAt))
        .params(code, total)
        .update();
  }

  /** Writes a claim as an accepted request leaves it, without outbox row; answers its id. */
  public UUID claim(String code, String user) {
    UUID requestId = UUID.randomUUID();
    database
        .sql(
            """
            with offered as (
              insert into coupon (code, total, claimed) values (?, 1000000, 1)
              on conflict (code) do update set claimed = coupon.claimed + 1
              returning code)
            insert into claim (coupon_code, user_id, request_id) select code, ?, ?::uuid from offered
            """)
        .params(code, user, requestId.toString())
        .update();
    return requestId;
  }

  /** Users who have a coupon, with its request id. */
  public Map<String, String> holders(String code) {
    Map<String, String> holders = new HashMap<>();
    database
        .sql("select user_id, request_id::text from issued_coupon where coupon_code = ?")
        .param(code)
        .query(
            row -> {
              holders.put(row.getString("user_id"), row.getString("request_id"));
            });
    return holders;
  }

  /** Holds the coupon's row until closed, so that nobody can claim. */
  public Lock lock(String code) {
    return holding("select 1 from coupon where code = '%s' for update".formatted(code));
  }

  /** Holds the outbox until closed, so that nothing is put into it. */
  public Lock lockOutbox() {
    return holding("lock table outbox in share mode");
  }

  private Lock holding(String sql) {
    try {
      var connection = source.getConnection();
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return connection::close;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a statement that contains the text waits for a lock. */
  public boolean isWaiting(String text) {
    return count(
            "pg_stat_activity where wait_event_type = 'Lock' and query like '%%%s%%'"
                .formatted(text))
        > 0;
  }

  /** What is held; closing twice is allowed. */
  @FunctionalInterface
  public interface Lock extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** Units given out, by the coupon's own counter. */
  public long claimed(String code) {
    return number("select claimed from coupon where code = ?", code);
  }

  /** Claims written. */
  public long claims(String code) {
    return number("select count(*) from claim where coupon_code = ?", code);
  }

  /** Coupons issued. */
  public long issued(String code) {
    return number("select count(*) from issued_coupon where coupon_code = ?", code);
  }

  /** Rows that still have to be sent. */
  public long waiting(String code) {
    return number("select count(*) from outbox where coupon_code = ?", code);
  }

  /** Request ids of the claims. */
  public List<String> requestIds(String code) {
    return database
        .sql("select request_id::text from claim where coupon_code = ?")
        .param(code)
        .query(String.class)
        .list();
  }

  /** Runs any statement. */
  public void execute(String sql) {
    database.sql(sql).update();
  }

  /** Rows of a table, and any condition. */
  public long count(String from) {
    return database.sql("select count(*) from " + from).query(Long.class).single();
  }

  /** One value as text; empty if there is none. */
  public String text(String sql) {
    return database.sql(sql).query(String.class).optional().orElse("");
  }

  private long number(String sql, String code) {
    return database.sql(sql).param(code).query(Long.class).single();
  }
}
