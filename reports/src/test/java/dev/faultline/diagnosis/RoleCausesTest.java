package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Causes in a role: its process, its collector, its consumer group. */
class RoleCausesTest extends Diagnosed {
  @Test
  void a_worker_that_its_policy_restarted_has_crashed_and_one_that_stays_away_is_stopped()
      throws IOException {
    run.quietCalls()
        .series("up-worker", 1, 0)
        .series("consumer-lag", 0, 400)
        .gathered(
            "before",
            "containers.tsv",
            Gathered.CONTAINERS + "worker-1\tRUNNING\t0\t0\tfalse\t-\t-\n")
        .gathered(
            "fault",
            "containers.tsv",
            Gathered.CONTAINERS + "worker-1\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .gathered(
            "after",
            "containers.tsv",
            Gathered.CONTAINERS + "worker-1\tRUNNING\t1\t0\tfalse\t-\t-\n");
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_CRASHED);

    run.gathered(
        "after", "containers.tsv", Gathered.CONTAINERS + "worker-1\tRUNNING\t0\t0\tfalse\t-\t-\n");
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
    run.slowInsert("issued_coupon", 1000);
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

  @Test
  void what_a_retuned_role_was_started_with_before_counts() throws IOException {
    run.quietCalls()
        .series("gc-share", 0.01, 0.3)
        .series("gc-share-worker", 0.01, 0.3)
        .gathered(
            "before",
            "containers.tsv",
            Gathered.CONTAINERS + "worker-1\tRUNNING\t0\t0\tfalse\t-\t-\n")
        .gathered(
            "fault",
            "containers.tsv",
            Gathered.CONTAINERS + "worker-1\tEXITED\t0\t143\tfalse\t-\t-\n");
    log("Young", "63M->29M(123M)");
    assertThat(diagnosis().named()).isEqualTo(Cause.CONSUMER_STOPPED);

    run.gathered(
        "fault",
        "configuration-difference.json",
        """
        {"worker-1.environment.JAVA_OPTS": {"before": "-Xmx1g -Xmn64m -Xmn6144k", "now": "-Xmx1g"}}
        """);
    assertThat(diagnosis().named()).isEqualTo(Cause.GC_UNTUNED);
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
  void a_process_that_is_out_of_memory_is_more_than_one_that_crashed() throws IOException {
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered(
            "before",
            "containers.tsv",
            Gathered.CONTAINERS + "worker-1\tRUNNING\t0\t0\tfalse\t-\t-\n")
        .gathered(
            "after",
            "containers.tsv",
            Gathered.CONTAINERS + "worker-1\tRUNNING\t1\t0\tfalse\t-\t-\n")
        .gathered(
            "",
            "memory.log",
            "worker-1.log: %s Terminating due to java.lang.OutOfMemoryError\n"
                .formatted(Instant.ofEpochSecond(RecordedRun.BEGIN + 21)));

    assertThat(diagnosis().named()).isEqualTo(Cause.MEMORY);
  }
}
