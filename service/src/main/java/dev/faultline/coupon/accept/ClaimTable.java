package dev.faultline.coupon.accept;

import dev.faultline.coupon.broker.AcceptedCoupon;
import dev.faultline.coupon.relay.OutboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of accepting. Arrays keep a batch at one round trip, whatever its size. */
final class ClaimTable {

  private static final String COUPON =
      """
      select code, total - claimed as remaining, version,
             case when clock_timestamp() < opens_at then 'NOT_OPEN'
                  when clock_timestamp() >= closes_at then 'CLOSED'
                  else 'OPEN' end as place
        from coupon
      """;

  private final JdbcClient database;

  ClaimTable(JdbcClient database) {
    this.database = database;
  }

  /** The coupon as it is now. */
  Optional<CouponRow> read(String code) {
    return database
        .sql(COUPON + " where code = ?")
        .param(code)
        .query(ClaimTable::coupon)
        .optional();
  }

  /**
   * Coupons, locked until commit: from here on nobody else decides about them. A single one is
   * waited for. Of several, those that somebody else holds are left out: nobody waits for one
   * coupon while he holds another.
   */
  Map<String, CouponRow> lock(Collection<String> codes) {
    String held = codes.size() > 1 ? " skip locked" : "";
    Map<String, CouponRow> locked = new HashMap<>();
    database
        .sql(COUPON + " where code = any(?) for no key update" + held)
        .param(codes.toArray(String[]::new))
        .query(
            row -> {
              locked.put(row.getString("code"), coupon(row, locked.size()));
            });
    return locked;
  }

  /** Which of the users have a claim, given up or not. */
  Map<String, Claim> find(String code, Collection<String> users) {
    Map<String, Claim> found = new HashMap<>();
    database
        .sql(
            """
            select user_id, request_id, state = 'FAILED' as given_up
              from claim where coupon_code = ? and user_id = any(?)
            """)
        .params(code, users.toArray(String[]::new))
        .query(
            row -> {
              found.put(
                  row.getString("user_id"),
                  new Claim(row.getObject("request_id", UUID.class), row.getBoolean("given_up")));
            });
    return found;
  }

  /**
   * Hashes of all users who have a claim, if the coupon is sold out at this version. One statement
   * sees one moment: as every unit is claimed in it, nobody else has a claim.
   */
  Optional<int[]> holdersIfSoldOut(String code, long version, int most) {
    List<Integer> holders =
        database
            .sql(
                """
                select c.user_id
                  from coupon k join claim c on c.coupon_code = k.code
                 where k.code = ? and k.version = ? and k.claimed >= k.total
                 limit ?
                """)
            .params(code, version, most + 1)
            .query((row, number) -> row.getString("user_id").hashCode())
            .list();
    return holders.isEmpty() || holders.size() > most
        ? Optional.empty()
        : Optional.of(holders.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  /**
   * Claims, outbox rows and counts in one statement. Rows that conflict are left out of all three;
   * the plan never looks for them beforehand, so it cannot go bad while the table is new.
   */
  List<OutboxRow> insert(Collection<ClaimRequest> requests, Duration lease) {
    String[] codes = requests.stream().map(ClaimRequest::couponCode).toArray(String[]::new);
    String[] users = requests.stream().map(ClaimRequest::userId).toArray(String[]::new);
    String[] ids =
        requests.stream().map(request -> request.requestId().toString()).toArray(String[]::new);
    return database
        .sql(
            """
            with fresh as (
              insert into claim (coupon_code, user_id, request_id)
              select asked.coupon_code, asked.user_id, asked.request_id
                from unnest(?::text[], ?::text[], ?::uuid[])
                  as asked (coupon_code, user_id, request_id)
              on conflict do nothing
              returning coupon_code, user_id, request_id, claimed_at
            ), counted as (
              update coupon set claimed = claimed + added.claims
                from (select coupon_code, count(*) as claims from fresh group by coupon_code) as added
               where code = added.coupon_code and code = any(?)
            )
            insert into outbox (request_id, coupon_code, user_id, accepted_at, leased_until)
            select request_id, coupon_code, user_id, claimed_at,
                   clock_timestamp() + ? * interval '1 millisecond'
              from fresh
            returning id, request_id, coupon_code, user_id, accepted_at
            """)
        .params(
            codes,
            users,
            ids,
            Arrays.stream(codes).distinct().toArray(String[]::new),
            lease.toMillis())
        .query(ClaimTable::outboxRow)
        .list();
  }

  private static CouponRow coupon(ResultSet row, int number) throws SQLException {
    return new CouponRow(
        row.getLong("remaining"),
        row.getLong("version"),
        CouponRow.Window.valueOf(row.getString("place")));
  }

  private static OutboxRow outboxRow(ResultSet row, int number) throws SQLException {
    return new OutboxRow(
        row.getLong("id"),
        new AcceptedCoupon(
            row.getObject("request_id", UUID.class),
            row.getString("coupon_code"),
            row.getString("user_id"),
            row.getObject("accepted_at", OffsetDateTime.class).toInstant()));
  }
}
