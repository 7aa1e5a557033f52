package dev.faultline.coupon.waiting;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets, at most one per request, so that they never outnumber what was accepted. */
final class TicketTable {

  /** Expired tickets that one new ticket takes away: the table shrinks as fast as it grows. */
  private static final int SWEPT = 10;

  private final JdbcClient database;

  TicketTable(JdbcClient database) {
    this.database = database;
  }

  Optional<String> ownerOf(UUID requestId) {
    return database
        .sql("select user_id from claim where request_id = ?")
        .param(requestId)
        .query((row, number) -> row.getString("user_id"))
        .optional();
  }

  /** Stores the ticket in place of an older one for the same request; answers when it ends. */
  Instant store(Ticket ticket, UUID requestId, Duration lifetime) {
    database
        .sql(
            """
            delete from waiting_ticket
             where request_id in (select request_id from waiting_ticket
                                   where expires_at < clock_timestamp()
                                   order by expires_at limit ? for update skip locked)
            """)
        .param(SWEPT)
        .update();
    return database
        .sql(
            """
            insert into waiting_ticket (request_id, digest, expires_at)
            values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (request_id) do update
               set digest = excluded.digest, expires_at = excluded.expires_at
            returning expires_at
            """)
        .params(requestId, ticket.digest(), lifetime.toMillis())
        .query((row, number) -> row.getObject("expires_at", OffsetDateTime.class).toInstant())
        .single();
  }

  /** Where the ticket's request is; empty if the ticket is unknown or over. */
  Optional<Place> find(Ticket ticket) {
    return database
        .sql(
            """
            select c.coupon_code, c.reason,
                   case when i.request_id is not null then 'ISSUED' else c.state end as state
              from waiting_ticket t
              join claim c on c.request_id = t.request_id
              left join issued_coupon i on i.request_id = c.request_id
             where t.digest = ? and t.expires_at > clock_timestamp()
            """)
        .param(ticket.digest())
        .query(
            (row, number) ->
                new Place(
                    row.getString("coupon_code"),
                    Place.State.valueOf(row.getString("state")),
                    row.getString("reason")))
        .optional();
  }

  /**
   * Where a request is.
   *
   * @param couponCode the coupon
   * @param state how far it is
   * @param reason why it failed, if it did and somebody said so
   */
  record Place(String couponCode, State state, @Nullable String reason) {

    boolean isOver() {
      return state != State.QUEUED;
    }

    /** How far a request can be. */
    enum State {
      QUEUED,
      ISSUED,
      FAILED
    }
  }
}
