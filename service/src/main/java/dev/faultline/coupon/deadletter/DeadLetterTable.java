package dev.faultline.coupon.deadletter;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where dead letters wait for a decision. A letter that is sent twice is stored once. */
final class DeadLetterTable {

  private final JdbcClient database;

  DeadLetterTable(JdbcClient database) {
    this.database = database;
  }

  void store(List<StoredLetter> letters) {
    for (StoredLetter letter : letters) {
      database
          .sql(
              """
              insert into dead_letter
                     (topic, partition, record_offset, record_key, payload, class, cause)
              values (?, ?, ?, ?, ?, ?, ?)
              on conflict do nothing
              """)
          .param(letter.topic())
          .param(letter.partition())
          .param(letter.offset())
          .param(letter.key())
          .param(letter.source().value())
          .param(letter.kind())
          .param(letter.cause())
          .update();
    }
  }

  /** Letters that nobody has dealt with for good. */
  long open() {
    return database
        .sql("select count(*) from dead_letter where state in ('NEW', 'SCHEDULED', 'REPLAYING')")
        .query(Long.class)
        .single();
  }
}
