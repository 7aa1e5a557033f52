package dev.faultline.coupon.status;

import dev.faultline.coupon.reading.Dated;
import dev.faultline.coupon.reading.ReadStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one coupon together with one user's claim on it. */
final class CouponTable {

  private final ReadStore store;

  CouponTable(ReadStore store) {
    this.store = store;
  }

  Optional<CouponView> find(String code, String userId) {
    return store.read(database -> find(database, code, userId), Optional::isPresent).value();
  }

  private static Dated<Optional<CouponView>> find(JdbcClient database, String code, String userId) {
    Optional<CouponView> found =
        database
            .sql(
                """
                select k.code, k.total - k.claimed as remaining, k.opens_at, k.closes_at,
                       c.request_id, coalesce(c.state = 'FAILED', false) as given_up,
                       case when clock_timestamp() < k.opens_at then 'NOT_OPEN'
                            when clock_timestamp() >= k.closes_at then 'EXPIRED'
                            when k.claimed >= k.total then 'EXHAUSTED'
                            else 'OPEN' end as state,
                       %s
                  from coupon k
                  left join claim c on c.coupon_code = k.code and c.user_id = ?
                 where k.code = ?
                """
                    .formatted(Dated.AS_OF))
            .params(userId, code)
            .query(CouponTable::view)
            .optional();
    return new Dated<>(found, found.map(CouponView::asOf).orElse(Instant.EPOCH));
  }

  private static CouponView view(ResultSet row, int number) throws SQLException {
    return new CouponView(
        row.getString("code"),
        Eligibility.State.valueOf(row.getString("state")),
        row.getLong("remaining"),
        row.getObject("request_id", UUID.class),
        row.getBoolean("given_up"),
        Times.optional(row, "opens_at"),
        Times.optional(row, "closes_at"),
        Times.required(row, "as_of"));
  }
}
