package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticianTest {
  private static final String CONTAINERS =
      "part\tstate\trestarts\texit code\tout of memory\tstarted\tended before\n";
  private static final String STATEMENTS =
      "calls\ttotal_milliseconds\tmean_milliseconds\tlongest_milliseconds\trows\tquery\n";
  private static final String LOOKS =
      "at\tapplication_name\tstate\twait_event_type\twait_event\tsessions\tblocked"
          + "\tlongest_transaction_seconds\tlongest_query_seconds\n";

  private RecordedRun run;

  @BeforeEach
  void quiet(@TempDir Path folder) throws IOException {
    run = new RecordedRun(folder);
  }

  private Diagnosis diagnosis() throws IOException {
    return Diagnostician.of(run.written());
  }

  @Test
  void where_nothing_deviates_nothing_is_named() throws IOException {
    run.quietCalls().series("consumer-lag", 0, 0).series("gc-share", 0.01, 0.01);

    assertThat(diagnosis().named()).isEqualTo(Cause.NONE);
  }

  @Test
  void what_deviates_without_a_sign_of_its_cause_is_unknown() throws IOException {
    run.calls(20, 20, 10, 900);

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.named()).isEqualTo(Cause.UNKNOWN);
    assertThat(diagnosis.window()).isEqualTo(new Diagnosis.Window(20, 29));
  }

  @Test
  void a_broker_that_does_not_run_is_the_broker_and_not_the_way_to_it() throws IOException {
    run.quietCalls()
        .series("brokers", 1, 0)
        .series("consumer-lag", 0, 400)
        .gathered("fault", "containers.tsv", CONTAINERS + "kafka-1\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .gathered("before", "reach.tsv", reach("2.0", "3.0"))
        .gathered("fault", "reach.tsv", reach("no answer", "no answer"));

    assertThat(diagnosis().named()).isEqualTo(Cause.BROKER);
  }

  @Test
  void a_way_that_is_slow_to_a_store_that_is_quick_is_the_network() throws IOException {
    run.quietCalls()
        .series("brokers", 1, 1)
        .series("consumer-lag", 0, 400)
        .gathered("before", "reach.tsv", reach("2.0", "3.0"))
        .gathered("fault", "reach.tsv", reach("2.0", "303.0"));

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.named()).isEqualTo(Cause.NETWORK);
    assertThat(diagnosis.about(Cause.NETWORK, true).getFirst().source())
        .isEqualTo("evidence/fault/reach.tsv");
  }

  private static String reach(String neighbour, String role) {
    return """
    store\tasked by\tmilliseconds
    kafka-1\tneighbour\t%s
    kafka-1\tissue-api-1\t%s
    kafka-1\tworker-1\t%s
    redis\tissue-api-1\t2.0
    redis\tworker-1\t2.0
    """
        .formatted(neighbour, role, role);
  }

  @Test
  void a_worker_that_its_policy_restarted_has_crashed_and_one_that_stays_away_is_stopped()
      throws IOException {
    run.quietCalls()
        .series("up-worker", 1, 0)
        .series("consumer-lag", 0, 400)
        .gathered("before", "containers.tsv", CONTAINERS + "worker-1\tRUNNING\t0\t0\tfalse\t-\t-\n")
        .gathered(
            "fault", "containers.tsv", CONTAINERS + "worker-1\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .gathered("after", "containers.tsv", CONTAINERS + "worker-1\tRUNNING\t1\t0\tfalse\t-\t-\n");
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_CRASHED);

    run.gathered("after", "containers.tsv", CONTAINERS + "worker-1\tRUNNING\t0\t0\tfalse\t-\t-\n");
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_STOPPED);
  }

  @Test
  void a_group_that_is_too_small_is_told_from_a_topic_that_is_and_from_slow_writes()
      throws IOException {
    run.quietCalls().series("consumer-lag", 0, 400);

    group("1", "4");
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_SHORTAGE);

    group("4", "1");
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_PARTITIONS);

    group("4", "4");
    slowInsert("issued_coupon", 1000);
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_SLOW);
  }

  private void group(String members, String partitions) throws IOException {
    for (String moment : List.of("before", "fault")) {
      run.gathered(
          moment,
          "consumer-group.txt",
          "members         %s\nwith partitions 1\npartitions      %s\n"
              .formatted(members, partitions));
    }
  }

  private void slowInsert(String table, int millis) throws IOException {
    String line = "%d\t%d\t%s\t%d\t1\tinsert into " + table + " (request_id)\n";
    run.gathered("before", "statements.tsv", STATEMENTS + line.formatted(100, 200, "2.00", 9));
    run.gathered("fault", "statements.tsv", STATEMENTS + line.formatted(200, 400, "2.00", 9));
    run.gathered(
        "after",
        "statements.tsv",
        STATEMENTS + line.formatted(250, 400 + 50 * millis, "9.00", millis));
  }

  @Test
  void what_keeps_a_full_pool_is_seen_in_the_database() throws IOException {
    run.calls(20, 20, 10, 2000)
        .series("pool-use-issue-api", 0.2, 1)
        .series("pool-waiting-issue-api", 0, 9)
        .series("pool-waiting", 0, 9);

    run.gathered("fault", "database-looks.tsv", LOOKS + session("issue-api", "idle", 8, 0, "null"));
    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_LEAK);

    run.gathered(
        "fault",
        "database-looks.tsv",
        LOOKS
            + session("someone", "idle in transaction", 1, 0, "4.2")
            + session("issue-api", "active", 8, 8, "1.0"));
    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_LONG_TRANSACTION);

    run.gathered(
        "fault", "database-looks.tsv", LOOKS + session("issue-api", "active", 8, 0, "0.1"));
    slowInsert("claim", 30);
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
  void why_a_collector_stops_a_role_is_in_its_log() throws IOException {
    run.quietCalls()
        .series("gc-share", 0.01, 0.3)
        .series("gc-share-worker", 0.01, 0.3)
        .series("allocated-megabytes-per-second-worker", 10, 130);

    log("Young", "63M->29M(123M)");
    assertThat(diagnosis().named()).isEqualTo(Cause.GC_ALLOCATION);

    log("Young", "36M->32M(123M)");
    assertThat(diagnosis().named()).isEqualTo(Cause.GC_UNTUNED);

    log("Full", "121M->118M(123M)");
    assertThat(diagnosis().named()).isEqualTo(Cause.GC_OLD_GENERATION);
  }

  private void log(String kind, String heap) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      lines.append(
          "[%d.000s][info][gc] GC(%d) Pause %s (Allocation Failure) %s 90.0ms\n"
              .formatted(30 + i, i, kind, heap));
    }
    run.gathered("after", "gc-worker-1.log", lines.toString());
  }

  @Test
  void a_lock_that_a_crowd_wants_is_contended() throws IOException {
    run.calls(20, 60, 10, 900).series("lock-wait-milliseconds", 2, 1500);
    assertThat(diagnosis().named()).isEqualTo(Cause.LOCK_CONTENTION);
  }

  @Test
  void a_lock_that_one_keeps_is_held_although_no_more_ask_for_it() throws IOException {
    run.calls(20, 20, 10, 900)
        .series("lock-wait-milliseconds", 2, 1500)
        .series("redis-commands-per-second", 1000, 800)
        .gathered("fault", "redis-looks.tsv", looks());

    assertThat(diagnosis().named()).isEqualTo(Cause.LOCK_HELD);
  }

  private static String looks() {
    return "at\tcommands so far\tkeys\tlock\tholder\tends in milliseconds\twaiting\n"
        + "1\t2\t3\tlock:coupon:{RUSH}\tone:1\t29000\t1\n".repeat(6);
  }

  @Test
  void a_server_that_comes_back_with_less_has_lost_its_data() throws IOException {
    run.quietCalls().series("redis-servers", 1, 0).series("redis-memory-megabytes", 2.9, 2.8);
    assertThat(diagnosis().ranking().getFirst().cause()).isEqualTo("redis: server");

    run.series("redis-memory-megabytes", 2.9, 0.7);
    assertThat(diagnosis().named()).isEqualTo(Cause.REDIS_DATA);
  }

  @Test
  void a_process_that_is_out_of_memory_is_more_than_one_that_crashed() throws IOException {
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered("before", "containers.tsv", CONTAINERS + "worker-1\tRUNNING\t0\t0\tfalse\t-\t-\n")
        .gathered("after", "containers.tsv", CONTAINERS + "worker-1\tRUNNING\t1\t0\tfalse\t-\t-\n")
        .gathered(
            "",
            "memory.log",
            "worker-1.log: %s Terminating due to java.lang.OutOfMemoryError\n"
                .formatted(Instant.ofEpochSecond(RecordedRun.BEGIN + 21)));

    assertThat(diagnosis().named()).isEqualTo(Cause.MEMORY);
  }

  @Test
  void a_part_that_may_use_less_of_the_processor_than_before_is_short_of_it() throws IOException {
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered(
            "fault",
            "configuration-difference.json",
            "{\"worker-1.cpus\":{\"before\":\"1000000000\",\"now\":\"100000000\"}}");

    assertThat(diagnosis().named()).isEqualTo(Cause.CPU);
  }

  @Test
  void invalid_requests_and_a_crowd_are_told_apart() throws IOException {
    run.quietCalls().series("bad-requests-per-second", 0, 100);
    assertThat(diagnosis().named()).isEqualTo(Cause.TRAFFIC_INVALID);
  }

  @Test
  void a_crowd_that_nothing_gives_way_to_is_too_much_traffic() throws IOException {
    run.calls(20, 60, 10, 12);

    assertThat(diagnosis().named()).isEqualTo(Cause.TRAFFIC_OVERLOAD);
  }

  @Test
  void a_store_whose_process_went_away_is_not_told_from_the_way_by_when_it_was_asked()
      throws IOException {
    String started = CONTAINERS + "postgres\tRUNNING\t0\t0\tfalse\t2026-01-01T00:00:%sZ\t-\n";
    run.calls(20, 20, 10, 900)
        .series("store-unavailable-per-second", 0, 40)
        .gathered("before", "containers.tsv", started.formatted("01"))
        .gathered(
            "fault", "containers.tsv", CONTAINERS + "postgres\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .gathered("after", "containers.tsv", started.formatted("25"))
        .gathered("before", "reach.tsv", roles("postgres", "2.0", "3.0"))
        .gathered("fault", "reach.tsv", roles("postgres", "2.0", "no answer"));

    assertThat(diagnosis().named()).isEqualTo(Cause.DATABASE);
  }

  @Test
  void a_server_that_also_those_miss_who_go_past_every_way_is_away_itself() throws IOException {
    run.quietCalls()
        .series("redis-servers", 2, 1)
        .gathered("before", "redis-looks.tsv", keys(6))
        .gathered("fault", "redis-looks.tsv", keys(5))
        .gathered("before", "reach.tsv", roles("redis-1", "2.0", "3.0"))
        .gathered("fault", "reach.tsv", roles("redis-1", "2.4", "no answer"));

    assertThat(diagnosis().named()).isEqualTo(Cause.REDIS_SERVER);
  }

  @Test
  void a_server_that_comes_back_later_with_fewer_keys_has_lost_its_data() throws IOException {
    run.quietCalls()
        .series("redis-servers", 1, 0)
        .gathered("before", "redis-looks.tsv", keys(18))
        .gathered("fault", "containers.tsv", CONTAINERS + "redis\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .gathered("after", "redis-looks.tsv", keys(2));

    assertThat(diagnosis().named()).isEqualTo(Cause.REDIS_DATA);
  }

  private static String keys(int keys) {
    return "at\tcommands so far\tkeys\tlock\tholder\tends in milliseconds\twaiting\n"
        + "12:00:01.000\t2\t%d\t-\t-\t-\t-\n".formatted(keys).repeat(3);
  }

  private static String roles(String store, String neighbour, String role) {
    return """
    store\tasked by\tmilliseconds
    %1$s\tneighbour\t%2$s
    %1$s\tissue-api-1\t%3$s
    %1$s\tworker-1\t%3$s
    other\tissue-api-1\t2.0
    other\tworker-1\t2.0
    """
        .formatted(store, neighbour, role);
  }

  @Test
  void a_statement_that_is_slow_each_second_time_is_slow_although_its_mean_is_not()
      throws IOException {
    String line = "%d\t%d\t%s\t%s\t1\tinsert into issued_coupon (request_id)\n";
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered("before", "statements.tsv", STATEMENTS + line.formatted(100, 21, "0.21", "3.3"))
        .gathered(
            "fault", "statements.tsv", STATEMENTS + line.formatted(1700, 4900, "2.88", "1027.0"))
        .gathered(
            "after", "statements.tsv", STATEMENTS + line.formatted(2400, 61_200, "25.5", "1027.0"));

    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_SLOW);

    run.gathered(
            "fault", "statements.tsv", STATEMENTS + line.formatted(1700, 1400, "0.82", "1027.0"))
        .gathered(
            "after", "statements.tsv", STATEMENTS + line.formatted(2400, 1600, "0.67", "1027.0"));
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
        .gathered("fault", "database-looks.tsv", LOOKS + session("query-api", "idle", 5, 0, "null"))
        .gathered("before", "reach.tsv", oneRole("4.0"))
        .gathered("fault", "reach.tsv", oneRole("500.9"));

    assertThat(diagnosis().named()).isEqualTo(Cause.NETWORK);
  }

  @Test
  void a_pool_that_a_crowd_fills_is_the_crowd_although_the_way_is_late_too() throws IOException {
    run.calls(20, 60, 10, 900)
        .series("pool-use-worker", 0.1, 1)
        .series("pool-waiting-worker", 0, 3)
        .series("pool-waiting", 0, 3)
        .series("connection-held-milliseconds-worker", 5, 105)
        .gathered("before", "reach.tsv", roles("postgres", "2.0", "3.0"))
        .gathered("fault", "reach.tsv", roles("postgres", "2.0", "56.9"));

    assertThat(diagnosis().named()).isEqualTo(Cause.POOL_SURGE);
  }

  @Test
  void a_way_that_is_late_by_far_is_the_network_although_others_were_asked_when_it_was_over()
      throws IOException {
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered("before", "reach.tsv", oneRole("4.0"))
        .gathered("fault", "reach.tsv", oneRole("1454.8"));

    assertThat(diagnosis().named()).isEqualTo(Cause.NETWORK);
  }

  private static String oneRole(String millis) {
    return """
    store\tasked by\tmilliseconds
    postgres\tneighbour\t2.0
    postgres\tissue-api-1\t3.0
    postgres\tquery-api-1\t%s
    redis\tquery-api-1\t2.0
    """
        .formatted(millis);
  }

  @Test
  void segments_that_are_sent_again_far_more_often_than_before_are_lost_on_the_way()
      throws IOException {
    run.calls(20, 20, 10, 400)
        .gathered("before", "reach.tsv", oneRole("4.0"))
        .gathered("fault", "reach.tsv", oneRole("4.0"));

    segments(0, 35);
    assertThat(diagnosis().named()).isEqualTo(Cause.NETWORK);

    segments(60, 35);
    assertThat(diagnosis().named()).as("as often as before").isEqualTo(Cause.UNKNOWN);
  }

  private void segments(int again, int more) throws IOException {
    String rows =
        """
        part\tquota and period\tprocessor milliseconds\twaited for quota milliseconds\tsegments sent\tsent again
        postgres\t-1 100000\t12911\t0\t%d\t%d
        """;
    run.gathered("before", "kernel.tsv", rows.formatted(36_370, again));
    run.gathered("after", "kernel.tsv", rows.formatted(47_689, again + more));
  }

  @Test
  void a_lock_that_is_kept_for_a_while_again_and_again_is_held_although_others_get_it_between()
      throws IOException {
    run.calls(20, 20, 10, 900)
        .series("lock-wait-milliseconds", 2, 800)
        .series("redis-commands-per-second", 1100, 1700)
        .gathered("fault", "redis-looks.tsv", holders("1 1 1 1 1 1 1 2 3 4", 170));
    assertThat(diagnosis().named()).isEqualTo(Cause.LOCK_HELD);

    run.gathered("fault", "redis-looks.tsv", holders("1 1 1 1 1 1 1 2 3 4", 10));
    assertThat(diagnosis().named()).as("a few milliseconds each").isEqualTo(Cause.UNKNOWN);
  }

  private static String holders(String holders, int apartMillis) {
    StringBuilder looks =
        new StringBuilder(
            "at\tcommands so far\tkeys\tlock\tholder\tends in milliseconds\twaiting\n");
    Instant at = Instant.ofEpochSecond(RecordedRun.BEGIN + 21);
    for (String holder : holders.split(" ", -1)) {
      looks.append("%s\t2\t3\tlock:coupon:{RUSH}\tsome:%s\t29000\t1\n".formatted(at, holder));
      at = at.plusMillis(apartMillis);
    }
    return looks.toString();
  }

  @Test
  void a_group_that_rebalances_again_and_again_is_that_unless_its_broker_was_missing()
      throws IOException {
    String line = "kafka-1.log: %s [GroupCoordinator] Preparing to rebalance group coupon-issuer\n";
    StringBuilder lines = new StringBuilder();
    for (int second = 21; second < 29; second++) {
      lines.append(line.formatted(Instant.ofEpochSecond(RecordedRun.BEGIN + second)));
    }
    run.calls(20, 20, 10, 400).gathered("", "rebalances.log", lines.toString());
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_REBALANCES);

    run.series("brokers", 1, 0);
    assertThat(diagnosis().named()).isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void of_two_causes_that_are_as_well_supported_none_is_named() {
    List<Diagnosis.Ranked> close =
        List.of(new Diagnosis.Ranked("broker", 6), new Diagnosis.Ranked("network", 6));

    assertThat(Diagnostician.named(close, true)).isEqualTo(Cause.UNKNOWN);
    assertThat(Diagnostician.named(close.subList(0, 1), true)).isEqualTo(Cause.BROKER);
    assertThat(Diagnostician.named(List.of(new Diagnosis.Ranked("cpu", 4)), true))
        .isEqualTo(Cause.UNKNOWN);
    assertThat(Diagnostician.named(List.of(new Diagnosis.Ranked("cpu", 4)), false))
        .isEqualTo(Cause.NONE);
  }
}
