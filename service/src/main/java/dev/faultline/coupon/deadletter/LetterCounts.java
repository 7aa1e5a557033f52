package dev.faultline.coupon.deadletter;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many letters there are: for gauges and for the first page. */
final class LetterCounts {

  private final JdbcClient database;

  LetterCounts(JdbcClient database) {
    this.database = database;
  }

  /** Letters in each state. */
  Map<LetterState, Long> byState() {
    Map<LetterState, Long> counts = new EnumMap<>(LetterState.class);
    database
        .sql("select state, count(*) as letters from dead_letter group by state")
        .query(
            row -> {
              counts.put(LetterState.valueOf(row.getString("state")), row.getLong("letters"));
            });
    return counts;
  }

  /** Open letters of each class that has some. */
  Map<String, Long> openByKind() {
    Map<String, Long> counts = new TreeMap<>();
    database
        .sql(
            """
            select class, count(*) as letters from dead_letter
             where state in ('NEW', 'SCHEDULED', 'REPLAYING') group by class
            """)
        .query(
            row -> {
              counts.put(row.getString("class"), row.getLong("letters"));
            });
    return counts;
  }
}
