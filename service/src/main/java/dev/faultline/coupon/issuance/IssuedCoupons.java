package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.AcceptedCoupon;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of coupons. A record that comes again changes nothing, and a record that no claim
 * stands behind makes no coupon: whoever can write to the topic can still not give coupons away.
 */
final class IssuedCoupons {

  private final JdbcClient database;

  IssuedCoupons(JdbcClient database) {
    this.database = database;
  }

  /**
   * Inserts all of them in one statement, which is its own transaction; answers which are new. What
   * was discarded is left out: a discard locks that table for itself, so this statement sees it
   * either not begun or done.
   */
  Set<UUID> insert(List<AcceptedCoupon> accepted) {
    return database
        .sql(
            """
            insert into issued_coupon (request_id, coupon_code, user_id)
            select sent.*
              from unnest(?::uuid[], ?::text[], ?::text[]) as sent (request_id, coupon_code, user_id)
              join claim c on c.request_id = sent.request_id
                          and c.coupon_code = sent.coupon_code and c.user_id = sent.user_id
             where c.state = 'QUEUED'
               and not exists (select 1 from discarded_request gone
                                where gone.request_id = sent.request_id)
            on conflict do nothing
            returning request_id
            """)
        .params(columns(accepted))
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Places in the list of those that no claim stands behind. Asked only about what was not
   * inserted, which is nothing as long as nothing comes twice.
   */
  Set<Integer> unclaimed(List<AcceptedCoupon> accepted) {
    return database
        .sql(
            """
            select place - 1
              from unnest(?::uuid[], ?::text[], ?::text[])
                   with ordinality as sent (request_id, coupon_code, user_id, place)
             where not exists (
                   select from claim c
                    where c.request_id = sent.request_id
                      and c.coupon_code = sent.coupon_code and c.user_id = sent.user_id)
            """)
        .params(columns(accepted))
        .query(Integer.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Object> columns(List<AcceptedCoupon> accepted) {
    return List.of(
        accepted.stream().map(one -> one.requestId().toString()).toArray(String[]::new),
        accepted.stream().map(AcceptedCoupon::couponCode).toArray(String[]::new),
        accepted.stream().map(AcceptedCoupon::userId).toArray(String[]::new));
  }
}
