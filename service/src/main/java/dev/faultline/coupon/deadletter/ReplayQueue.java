package dev.faultline.coupon.deadletter;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which letters are to be looked at next; ids only, because others may be faster. */
final class ReplayQueue {

  private static final int BATCH = 1_000;

  /** Fewer, because the switch is held meanwhile and whoever turns it waits a second at most. */
  private static final int FRESH_BATCH = 500;

  private final JdbcClient database;

  ReplayQueue(JdbcClient database) {
    this.database = database;
  }

  /** One worker at a time: the lock ends with the transaction, also if the worker dies. */
  boolean isMine() {
    return database
        .sql("select pg_try_advisory_xact_lock(hashtext('dead-letter-replay'))")
        .query(Boolean.class)
        .single();
  }

  boolean isDue(int startAtOpen, Duration startAfter) {
    return database
        .sql(
            """
            select count(*) >= ?
                   or coalesce(min(created_at)
                               <= clock_timestamp() - ? * interval '1 millisecond', false)
              from (select created_at from dead_letter
                     where state in ('NEW', 'SCHEDULED', 'REPLAYING')
                     order by id limit 1000) as open
            """)
        .params(startAtOpen, startAfter.toMillis())
        .query(Boolean.class)
        .single();
  }

  /** Letters nobody has looked at. */
  List<Long> fresh() {
    return ids("select id from dead_letter where state = 'NEW' order by id limit " + FRESH_BATCH);
  }

  /** Letters that died again and have no new time yet. */
  List<Long> returned() {
    return ids(
        "select id from dead_letter where state = 'SCHEDULED' and due_at is null order by id limit "
            + BATCH);
  }

  /** Letters whose time has come. */
  List<Long> due(int limit) {
    return database
        .sql(
            """
            select id from dead_letter
             where state = 'SCHEDULED' and due_at <= clock_timestamp()
             order by due_at limit ?
            """)
        .param(limit)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** Letters whose coupon is there by now. */
  List<Long> issued() {
    return ids(
        """
        select l.id
          from (select id, request_id from dead_letter
                 where state in ('NEW', 'SCHEDULED', 'REPLAYING') and request_id is not null
                 order by id limit 5000) as l
         where (select true from issued_coupon i where i.request_id = l.request_id)
        """);
  }

  /** Replays of which nothing was heard, and which do not wait in the outbox either. */
  List<Long> lost(Duration lostAfter) {
    return database
        .sql(
            """
            select id from dead_letter l
             where state = 'REPLAYING'
               and replayed_at < clock_timestamp() - ? * interval '1 millisecond'
               and not exists (select 1 from outbox o where o.request_id = l.request_id)
             order by id limit 1000
            """)
        .param(lostAfter.toMillis())
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  private List<Long> ids(String sql) {
    return database.sql(sql).query((row, number) -> row.getLong("id")).list();
  }
}
