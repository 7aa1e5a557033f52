package dev.faultline.coupon.deadletter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who did what to dead letters, and when. Rows are added and never changed: the database says so.
 */
public final class AuditTrail {

  private final JdbcClient database;

  AuditTrail(JdbcClient database) {
    this.database = database;
  }

  /** Written in the transaction of the act, so that neither is there without the other. */
  void add(String actor, Act act, List<Long> letters, String details) {
    database
        .sql(
            """
            insert into dead_letter_audit (actor, action, letter_id, details)
            select ?, ?, id, ? from unnest(?::bigint[]) as id
            """)
        .params(actor, act.name(), details, letters.toArray(Long[]::new))
        .update();
  }

  /** An act that is about no letter in particular. */
  void add(String actor, Act act, String details) {
    database
        .sql("insert into dead_letter_audit (actor, action, details) values (?, ?, ?)")
        .params(actor, act.name(), details)
        .update();
  }

  /** The newest first, of one letter or of all. */
  List<Entry> read(@Nullable Long letter, @Nullable Long before, int limit) {
    return database
        .sql(
            """
            select id, at, actor, action, letter_id, details
              from dead_letter_audit
             where (cast(:letter as bigint) is null or letter_id = :letter)
               and (cast(:before as bigint) is null or id < :before)
             order by id desc limit :limit
            """)
        .param("letter", letter)
        .param("before", before)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Entry(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getObject("letter_id", Long.class),
                    row.getString("details")))
        .list();
  }

  /** What people do to dead letters. */
  enum Act {
    REPLAY,
    REPLAY_MANY,
    DISCARD_ASK,
    DISCARD_WITHDRAW,
    DISCARD_CONFIRM,
    SWITCH_ON,
    SWITCH_OFF
  }

  /**
   * One act.
   *
   * @param id its number
   * @param at when
   * @param actor who
   * @param action what
   * @param letterId to which letter, if to one
   * @param details in the actor's words, or the filter
   */
  public record Entry(
      long id, Instant at, String actor, String action, @Nullable Long letterId, String details) {}
}
