package dev.faultline.coupon.deadletter;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where dead letters arrive. A letter that is sent twice is stored once; a request that dies again
 * is the same letter, and if it was being replayed it waits for its next time.
 */
final class DeadLetterTable {

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final JsonMapper json;

  DeadLetterTable(JdbcClient database, TransactionOperations transactions, JsonMapper json) {
    this.database = database;
    this.transactions = transactions;
    this.json = json;
  }

  /** One transaction for the batch: its offsets move only if all of it is stored. */
  void store(List<StoredLetter> letters) {
    transactions.executeWithoutResult(
        transaction -> letters.stream().filter(this::isNews).forEach(this::store));
  }

  private boolean isNews(StoredLetter letter) {
    return database
        .sql(
            """
            select not exists (select 1 from dead_letter_sighting
                                where topic = ? and partition = ? and record_offset = ?)
            """)
        .params(letter.topic(), letter.partition(), letter.offset())
        .query(Boolean.class)
        .single();
  }

  private void store(StoredLetter letter) {
    var accepted = letter.accepted();
    long id =
        database
            .sql(
                """
                insert into dead_letter
                       (topic, partition, record_offset, record_key, payload, headers, class,
                        cause, cause_group, request_id, coupon_code, user_id)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                on conflict (request_id, coalesce(coupon_code, ''), coalesce(user_id, ''))
                      where request_id is not null do update
                   set sightings = dead_letter.sightings + 1,
                       class = excluded.class,
                       cause = excluded.cause,
                       cause_group = excluded.cause_group,
                       due_at = case when dead_letter.state = 'REPLAYING' then null
                                     else dead_letter.due_at end,
                       state = case when dead_letter.state = 'REPLAYING' then 'SCHEDULED'
                                    else dead_letter.state end
                returning id
                """)
            .param(letter.topic())
            .param(letter.partition())
            .param(letter.offset())
            .param(letter.key())
            .param(letter.source().value())
            .param(json.writeValueAsString(letter.headers()))
            .param(letter.kind())
            .param(letter.cause())
            .param(CauseGroup.of(letter.cause()))
            .param(letter.requestId())
            .param(accepted == null ? null : accepted.couponCode())
            .param(accepted == null ? null : accepted.userId())
            .query(Long.class)
            .single();
    database
        .sql(
            """
            insert into dead_letter_sighting
                   (topic, partition, record_offset, letter_id, class, cause)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            letter.topic(), letter.partition(), letter.offset(), id, letter.kind(), letter.cause())
        .update();
  }
}
