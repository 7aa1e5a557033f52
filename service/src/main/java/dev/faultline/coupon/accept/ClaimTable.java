package dev.faultline.coupon.accept;

import dev.faultline.coupon.broker.AcceptedCoupon;
import dev.faultline.coupon.relay.OutboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
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
      select total - claimed as remaining, version,
             case when clock_timestamp() < opens_at then 'NOT_OPEN'
                  when clock_timestamp() >= closes_at then 'CLOSED'
                  else 'OPEN' end as place
        from coupon
       where code = ?
      """;

  private final JdbcClient database;

  ClaimTable(JdbcClient database) {
    this.database = database;
  }

  /** The coupon as it is now. */
  Optional<CouponRow> read(String code) {
    return database.sql(COUPON).param(code).query(ClaimTable::coupon).optional();
  }

  /** The coupon, locked until commit: from here on nobody else decides about it. */
  Optional<CouponRow> lock(String code) {
    return database
        .sql(COUPON + " for no key update")
        .param(code)
        .query(ClaimTable::coupon)
        .optional();
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
   * Claim, outbox row and count in one statement. Rows that conflict are left out of all three; the
   * plan never looks for them beforehand, so it cannot go bad while the table is new.
   */
  List<OutboxRow> insert(String code, Collection<ClaimRequest> requests, Duration lease) {
    String[] users = requests.stream().map(ClaimRequest::userId).toArray(String[]::new);
    String[] ids =
        requests.stream().map(request -> request.requestId().toString()).toArray(String[]::new);
    return database
        .sql(
            """
            with fresh as (
              insert into claim (coupon_code, user_id, request_id)
              select ?, asked.user_id, asked.request_id
                from unnest(?::text[], ?::uuid[]) as asked (user_id, request_id)
              on conflict do nothing
              returning coupon_code, user_id, request_id, claimed_at
            ), counted as (
              update coupon set claimed = claimed + (select count(*) from fresh) where code = ?
            )
            insert into outbox (request_id, coupon_code, user_id, accepted_at, leased_until)
            select request_id, coupon_code, user_id, claimed_at,
                   clock_timestamp() + ? * interval '1 millisecond'
              from fresh
            returning id, request_id, coupon_code, user_id, accepted_at
            """)
        .params(code, users, ids, code, lease.toMillis())
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
