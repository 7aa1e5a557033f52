package dev.faultline.coupon.status;

import dev.faultline.coupon.reading.Dated;
import dev.faultline.coupon.reading.ReadStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads requests' states: ISSUED is whatever has a coupon, there is no second place to be wrong.
 */
final class RequestTable {

  private static final String COLUMNS =
      """
      c.request_id, c.coupon_code, c.user_id, c.reason, c.claimed_at, i.issued_at,
      case when i.request_id is not null then 'ISSUED' else c.state end as status,
      """;

  private final ReadStore store;

  RequestTable(ReadStore store) {
    this.store = store;
  }

  /** The request; a replica that does not have it yet is no reason to call it unknown. */
  Optional<OwnedStatus> find(UUID requestId) {
    return store.read(database -> find(database, requestId), Optional::isPresent).value();
  }

  private static Dated<Optional<OwnedStatus>> find(JdbcClient database, UUID requestId) {
    Optional<OwnedStatus> found =
        database
            .sql(
                "select %s %s from claim c left join issued_coupon i on i.request_id = c.request_id"
                        .formatted(COLUMNS, Dated.AS_OF)
                    + " where c.request_id = ?")
            .param(requestId)
            .query(RequestTable::status)
            .optional();
    return new Dated<>(found, found.map(one -> one.status().asOf()).orElse(Instant.EPOCH));
  }

  /** The user's requests, newest first; a replica may be a moment behind, and says when. */
  Dated<List<RequestStatus>> ofUser(String userId, int limit) {
    return store.read(database -> ofUser(database, userId, limit), any -> true);
  }

  /**
   * By one look per coupon into the claims' primary key: coupons are few. An index by user would
   * make every accepted request dearer.
   */
  private static Dated<List<RequestStatus>> ofUser(JdbcClient database, String userId, int limit) {
    // Read first: what is committed meanwhile may be in the list, but nothing earlier is missing.
    Instant asOf =
        database
            .sql("select " + Dated.AS_OF)
            .query((row, number) -> Times.required(row, "as_of"))
            .single();
    List<RequestStatus> found =
        database
            .sql(
                """
                select %s %s
                  from coupon k
                 cross join lateral (
                       select * from claim where coupon_code = k.code and user_id = ? offset 0) c
                  left join issued_coupon i on i.request_id = c.request_id
                 order by c.claimed_at desc
                 limit ?
                """
                    .formatted(COLUMNS, Dated.AS_OF))
            .params(userId, limit)
            .query((row, number) -> status(row, number).status())
            .list();
    return new Dated<>(found, asOf);
  }

  private static OwnedStatus status(ResultSet row, int number) throws SQLException {
    return new OwnedStatus(
        row.getString("user_id"),
        new RequestStatus(
            row.getObject("request_id", UUID.class),
            row.getString("coupon_code"),
            RequestStatus.State.valueOf(row.getString("status")),
            row.getString("reason"),
            Times.required(row, "claimed_at"),
            Times.optional(row, "issued_at"),
            Times.required(row, "as_of")));
  }

  /**
   * A status and who may see it.
   *
   * @param owner the user who asked for the coupon
   * @param status what became of it
   */
  record OwnedStatus(String owner, RequestStatus status) {}
}
