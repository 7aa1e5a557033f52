package dev.faultline.coupon.reconcile;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says that the cache should say. */
final class CouponMarks {

  private final JdbcClient database;

  CouponMarks(JdbcClient database) {
    this.database = database;
  }

  /** Codes after this one that somebody has claimed; an empty text begins anew. */
  List<String> codesAfter(String code, int limit) {
    return database
        .sql("select code from coupon where claimed > 0 and code > ? order by code limit ?")
        .params(code, limit)
        .query((row, number) -> row.getString("code"))
        .list();
  }

  Optional<Drift.Stock> stock(String code) {
    return database
        .sql("select version, total, claimed from coupon where code = ?")
        .param(code)
        .query(
            (row, number) ->
                new Drift.Stock(
                    row.getLong("version"), row.getLong("total"), row.getLong("claimed")))
        .optional();
  }

  /** Claims of these users that did not fail. */
  Map<String, UUID> claims(String code, Collection<String> users) {
    Map<String, UUID> claims = new HashMap<>();
    database
        .sql(
            """
            select user_id, request_id from claim
             where coupon_code = ? and user_id = any(?) and state <> 'FAILED'
            """)
        .params(code, users.toArray(String[]::new))
        .query(
            row -> {
              claims.put(row.getString("user_id"), row.getObject("request_id", UUID.class));
            });
    return claims;
  }

  /** The next claims in order of users. */
  Map<String, UUID> claimsAfter(String code, String user, int limit) {
    Map<String, UUID> claims = new LinkedHashMap<>();
    database
        .sql(
            """
            select user_id, request_id from claim
             where coupon_code = ? and user_id > ? and state <> 'FAILED'
             order by user_id limit ?
            """)
        .params(code, user, limit)
        .query(
            row -> {
              claims.put(row.getString("user_id"), row.getObject("request_id", UUID.class));
            });
    return claims;
  }

  /** A version that neither side ever had. The stock stays as it is. */
  Optional<Drift.Stock> raiseVersion(String code, long above) {
    return database
        .sql(
            """
            update coupon set version = greatest(version, ?) + 1 where code = ?
            returning version, total, claimed
            """)
        .params(above, code)
        .query(
            (row, number) ->
                new Drift.Stock(
                    row.getLong("version"), row.getLong("total"), row.getLong("claimed")))
        .optional();
  }
}
