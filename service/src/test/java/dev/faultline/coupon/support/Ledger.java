package dev.faultline.coupon.support;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database as an auditor sees it: past the service. */
public final class Ledger {

  private final JdbcClient database;

  /** Looks into the database of these stores. */
  public Ledger(Stores stores) {
    this.database =
        JdbcClient.create(
            new DriverManagerDataSource(
                stores.databaseUrl(), stores.superuser(), stores.superuserPassword()));
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

  private long number(String sql, String code) {
    return database.sql(sql).param(code).query(Long.class).single();
  }
}
