package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What fills a pool of connections. */
class PoolCausesTest extends Diagnosed {
  @Test
  void what_keeps_a_full_pool_is_seen_in_the_database() throws IOException {
    run.calls(20, 20, 10, 2000)
        .series("pool-use-issue-api", 0.2, 1)
        .series("pool-waiting-issue-api", 0, 9)
        .series("pool-waiting", 0, 9);

    run.gathered(
        "fault", "database-looks.tsv", Gathered.LOOKS + session("issue-api", "idle", 8, 0, "null"));
    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_LEAK);

    run.gathered(
        "fault",
        "database-looks.tsv",
        Gathered.LOOKS
            + session("someone", "idle in transaction", 1, 0, "4.2")
            + session("issue-api", "active", 8, 8, "1.0"));
    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_LONG_TRANSACTION);

    run.gathered(
        "fault",
        "database-looks.tsv",
        Gathered.LOOKS + session("issue-api", "active", 8, 0, "0.1"));
    run.slowInsert("claim", 30);
    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_SLOW_QUERY);
  }

  private static String session(
      String name, String state, int sessions, int blocked, String transaction) {
    return "12:00:01.000\t%s\t%s\tClient\tClientRead\t%d\t%d\t%s\tnull\n"
        .formatted(name, state, sessions, blocked, transaction);
  }

  @Test
  void a_full_pool_under_a_crowd_is_the_crowd() throws IOException {
    run.calls(20, 60, 10, 900)
        .series("pool-use-worker", 0.1, 1)
        .series("pool-waiting-worker", 0, 3)
        .series("pool-waiting", 0, 3);

    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_SURGE);
  }

  @Test
  void a_statement_that_is_slow_each_second_time_is_slow_although_its_mean_is_not()
      throws IOException {
    String line = "%d\t%d\t%s\t%s\t1\tinsert into issued_coupon (request_id)\n";
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered(
            "before",
            "statements.tsv",
            Gathered.STATEMENTS + line.formatted(100, 21, "0.21", "3.3"))
        .gathered(
            "fault",
            "statements.tsv",
            Gathered.STATEMENTS + line.formatted(1700, 4900, "2.88", "1027.0"))
        .gathered(
            "after",
            "statements.tsv",
            Gathered.STATEMENTS + line.formatted(2400, 61_200, "25.5", "1027.0"));

    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_SLOW);

    run.gathered(
            "fault",
            "statements.tsv",
            Gathered.STATEMENTS + line.formatted(1700, 1400, "0.82", "1027.0"))
        .gathered(
            "after",
            "statements.tsv",
            Gathered.STATEMENTS + line.formatted(2400, 1600, "0.67", "1027.0"));
    assertThat(diagnosis().named()).as("once may be chance").isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void a_pool_that_a_late_way_keeps_full_does_not_leak() throws IOException {
    run.calls(20, 20, 10, 900)
        .series("pool-use-query-api", 0.2, 1)
        .series("pool-waiting-query-api", 0, 15)
        .series("connections-lent-per-second-query-api", 17, 9)
        .series("connection-held-milliseconds-query-api", 5, 505)
        .missing("connections-lent-per-second-query-api", 26, 29)
        .missing("pool-use-query-api", 26, 29)
        .gathered(
            "fault",
            "database-looks.tsv",
            Gathered.LOOKS + session("query-api", "idle", 5, 0, "null"))
        .gathered("before", "reach.tsv", Gathered.oneRole("4.0"))
        .gathered("fault", "reach.tsv", Gathered.oneRole("500.9"));

    assertThat(diagnosis().named()).isEqualTo(Cause.NETWORK);
  }

  @Test
  void a_pool_that_a_crowd_fills_is_the_crowd_although_the_way_is_late_too() throws IOException {
    run.calls(20, 60, 10, 900)
        .series("pool-use-worker", 0.1, 1)
        .series("pool-waiting-worker", 0, 3)
        .series("pool-waiting", 0, 3)
        .series("connection-held-milliseconds-worker", 5, 105)
        .gathered("before", "reach.tsv", Gathered.roles("postgres", "2.0", "3.0"))
        .gathered("fault", "reach.tsv", Gathered.roles("postgres", "2.0", "56.9"));

    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_SURGE);
  }
}
