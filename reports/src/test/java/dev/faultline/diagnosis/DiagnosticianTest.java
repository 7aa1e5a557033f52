package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
                .formatted(java.time.Instant.ofEpochSecond(RecordedRun.BEGIN + 21)));

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
