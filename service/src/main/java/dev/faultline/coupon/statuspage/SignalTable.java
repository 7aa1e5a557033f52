package dev.faultline.coupon.statuspage;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The signals that are in the database; two look-ups that stay cheap whatever piles up. */
final class SignalTable {

  private final JdbcClient database;

  SignalTable(JdbcClient database) {
    this.database = database;
  }

  Signals.Store read() {
    return database
        .sql(
            """
            select coalesce((select extract(epoch from clock_timestamp() - created_at)
                               from outbox order by id limit 1), 0) as oldest,
                   (select count(*)
                      from (select 1 from dead_letter
                             where state in ('NEW', 'SCHEDULED', 'REPLAYING') limit 1000) open)
                   as open
            """)
        .query(
            (row, number) ->
                new Signals.Store(
                    Duration.ofMillis(Math.max(0, (long) (row.getDouble("oldest") * 1_000))),
                    row.getLong("open")))
        .single();
  }
}
