package dev.faultline.coupon.status;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a request's state: ISSUED is whatever has a coupon, there is no second place to be wrong.
 */
final class RequestTable {

  private final JdbcClient database;

  RequestTable(JdbcClient database) {
    this.database = database;
  }

  Optional<OwnedStatus> find(UUID requestId) {
    return database
        .sql(
            """
            select c.request_id, c.coupon_code, c.user_id, c.reason, c.claimed_at, i.issued_at,
                   case when i.request_id is not null then 'ISSUED' else c.state end as status,
                   clock_timestamp() as as_of
              from claim c left join issued_coupon i on i.request_id = c.request_id
             where c.request_id = ?
            """)
        .param(requestId)
        .query(RequestTable::status)
        .optional();
  }

  private static OwnedStatus status(ResultSet row, int number) throws SQLException {
    return new OwnedStatus(
        row.getString("user_id"),
        new RequestStatus(
            row.getObject("request_id", UUID.class),
            row.getString("coupon_code"),
            RequestStatus.State.valueOf(row.getString("status")),
            row.getString("reason"),
            row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("issued_at", OffsetDateTime.class)),
            row.getObject("as_of", OffsetDateTime.class).toInstant()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /**
   * A status and who may see it.
   *
   * @param owner the user who asked for the coupon
   * @param status what became of it
   */
  record OwnedStatus(String owner, RequestStatus status) {}
}
