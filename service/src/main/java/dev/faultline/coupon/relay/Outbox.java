package dev.faultline.coupon.relay;

import dev.faultline.coupon.broker.AcceptedCoupon;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table. Several issue-apis share it: a lease says who sends a row just now. */
final class Outbox {

  private final JdbcClient database;

  Outbox(JdbcClient database) {
    this.database = database;
  }

  /**
   * Takes rows whose lease is over, those longest free first, past rows that others hold. They are
   * chosen once, into an array: as a plain subquery they would be chosen anew for each row where
   * the statistics are from before the backlog, which then takes longer than a statement may.
   */
  List<OutboxRow> lease(int limit, Duration lease) {
    return database
        .sql(
            """
            update outbox
               set leased_until = clock_timestamp() + ? * interval '1 millisecond',
                   attempts = attempts + 1
             where id = any(array(select id
                                    from outbox
                                   where leased_until <= clock_timestamp()
                                   order by leased_until
                                   limit ?
                                     for update skip locked))
            returning id, request_id, coupon_code, user_id, accepted_at, replay_id
            """)
        .params(lease.toMillis(), limit)
        .query(Outbox::row)
        .list();
  }

  /** Rows that the broker has. */
  void delete(List<Long> ids) {
    database.sql("delete from outbox where id = any(?)").param(array(ids)).update();
  }

  /** Rows that nobody is sending any more; the poller may take them at once. */
  void release(List<Long> ids) {
    database
        .sql("update outbox set leased_until = clock_timestamp() where id = any(?)")
        .param(array(ids))
        .update();
  }

  /** How much is waiting; counted up to a bound, because beyond it the number changes nothing. */
  Backlog backlog() {
    return database
        .sql(
            """
            select (select count(*) from (select 1 from outbox limit 200000) bounded) as pending,
                   coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) as oldest
              from outbox
            """)
        .query((row, number) -> new Backlog(row.getLong("pending"), row.getDouble("oldest")))
        .single();
  }

  private static OutboxRow row(ResultSet row, int number) throws SQLException {
    return new OutboxRow(
        row.getLong("id"),
        new AcceptedCoupon(
            row.getObject("request_id", UUID.class),
            row.getString("coupon_code"),
            row.getString("user_id"),
            row.getObject("accepted_at", OffsetDateTime.class).toInstant()),
        row.getObject("replay_id", UUID.class));
  }

  private static Object array(List<Long> ids) {
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * What waits in the outbox.
   *
   * @param pending rows
   * @param oldestSeconds age of the oldest, 0 if there is none
   */
  record Backlog(long pending, double oldestSeconds) {}
}
