package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.AcceptedCoupon;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of coupons. A record that comes again changes nothing. */
final class IssuedCoupons {

  private final JdbcClient database;

  IssuedCoupons(JdbcClient database) {
    this.database = database;
  }

  /** Inserts all of them in one statement, which is its own transaction; answers which are new. */
  Set<UUID> insert(List<AcceptedCoupon> accepted) {
    return database
        .sql(
            """
            insert into issued_coupon (request_id, coupon_code, user_id)
            select * from unnest(?::uuid[], ?::text[], ?::text[])
            on conflict do nothing
            returning request_id
            """)
        .params(
            accepted.stream().map(one -> one.requestId().toString()).toArray(String[]::new),
            accepted.stream().map(AcceptedCoupon::couponCode).toArray(String[]::new),
            accepted.stream().map(AcceptedCoupon::userId).toArray(String[]::new))
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
