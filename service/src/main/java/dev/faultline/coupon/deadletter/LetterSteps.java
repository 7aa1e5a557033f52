package dev.faultline.coupon.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of letters, as statements; every caller brings its transaction. */
final class LetterSteps {

  private final JdbcClient database;

  LetterSteps(JdbcClient database) {
    this.database = database;
  }

  /** Sends letters again: an outbox row each, made from the claim, and the letter is on its way. */
  void send(List<Examination> letters) {
    if (letters.isEmpty()) {
      return;
    }
    Long[] ids = letters.stream().map(Examination::id).toArray(Long[]::new);
    String[] replays =
        letters.stream().map(letter -> UUID.randomUUID().toString()).toArray(String[]::new);
    database
        .sql(
            """
            with sent as (
              update dead_letter l
                 set state = 'REPLAYING', attempts = attempts + 1, due_at = null, note = null,
                     replay_id = asked.replay_id, replayed_at = clock_timestamp()
                from unnest(?::bigint[], ?::uuid[]) as asked (id, replay_id)
               where l.id = asked.id and l.state <> 'REPLAYING'
              returning l.request_id, l.replay_id
            )
            insert into outbox
                   (request_id, coupon_code, user_id, accepted_at, leased_until, replay_id)
            select c.request_id, c.coupon_code, c.user_id, c.claimed_at, clock_timestamp(),
                   sent.replay_id
              from sent join claim c on c.request_id = sent.request_id
            """)
        .params(ids, replays)
        .update();
  }

  /** Lets a letter wait for its time. */
  void schedule(long id, Duration pause) {
    database
        .sql(
            """
            update dead_letter
               set state = 'SCHEDULED', note = null,
                   due_at = clock_timestamp() + ? * interval '1 millisecond'
             where id = ?
            """)
        .params(pause.toMillis(), id)
        .update();
  }

  /**
   * A person wants these tried anew: their attempts count from the beginning, their time is now.
   */
  void scheduleAnew(List<Long> ids) {
    database
        .sql(
            """
            update dead_letter
               set state = 'SCHEDULED', attempts = 0, note = null, due_at = clock_timestamp()
             where id = any(?)
            """)
        .param(ids.toArray(Long[]::new))
        .update();
  }

  /** Puts a letter where only a person can move it. */
  void quarantine(long id, String note) {
    database
        .sql("update dead_letter set state = 'QUARANTINED', due_at = null, note = ? where id = ?")
        .params(note, id)
        .update();
  }

  /** The coupon is there. */
  void resolve(List<Long> ids) {
    if (!ids.isEmpty()) {
      database
          .sql(
              """
              update dead_letter
                 set state = 'RESOLVED', due_at = null, note = null, discard_asked_by = null,
                     discard_asked_at = null, discard_reason = null
               where id = any(?)
              """)
          .param(ids.toArray(Long[]::new))
          .update();
    }
  }
}
