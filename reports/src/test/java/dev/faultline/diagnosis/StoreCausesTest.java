package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Causes in a store, and on the way to one. */
class StoreCausesTest extends Diagnosed {
  @Test
  void a_broker_that_does_not_run_is_the_broker_and_not_the_way_to_it() throws IOException {
    run.quietCalls()
        .series("brokers", 1, 0)
        .series("consumer-lag", 0, 400)
        .gathered(
            "fault",
            "containers.tsv",
            Gathered.CONTAINERS + "kafka-1\tSTOPPED\t0\t137\tfalse\t-\t-\n")
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
  void a_server_that_comes_back_with_less_has_lost_its_data() throws IOException {
    run.quietCalls().series("redis-servers", 1, 0).series("redis-memory-megabytes", 2.9, 2.8);
    assertThat(diagnosis().ranking().getFirst().cause()).isEqualTo("redis: server");

    run.series("redis-memory-megabytes", 2.9, 0.7);
    assertThat(diagnosis().named()).isEqualTo(Cause.REDIS_DATA);
  }

  @Test
  void a_store_whose_process_went_away_is_not_told_from_the_way_by_when_it_was_asked()
      throws IOException {
    String started =
        Gathered.CONTAINERS + "postgres\tRUNNING\t0\t0\tfalse\t2026-01-01T00:00:%sZ\t-\n";
    run.calls(20, 20, 10, 900)
        .series("store-unavailable-per-second", 0, 40)
        .gathered("before", "containers.tsv", started.formatted("01"))
        .gathered(
            "fault",
            "containers.tsv",
            Gathered.CONTAINERS + "postgres\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .gathered("after", "containers.tsv", started.formatted("25"))
        .gathered("before", "reach.tsv", Gathered.roles("postgres", "2.0", "3.0"))
        .gathered("fault", "reach.tsv", Gathered.roles("postgres", "2.0", "no answer"));

    assertThat(diagnosis().named()).isEqualTo(Cause.DATABASE);
  }

  @Test
  void a_server_that_also_those_miss_who_go_past_every_way_is_away_itself() throws IOException {
    run.quietCalls()
        .series("redis-servers", 2, 1)
        .gathered("before", "redis-looks.tsv", keys(6))
        .gathered("fault", "redis-looks.tsv", keys(5))
        .gathered("before", "reach.tsv", Gathered.roles("redis-1", "2.0", "3.0"))
        .gathered("fault", "reach.tsv", Gathered.roles("redis-1", "2.4", "no answer"));

    assertThat(diagnosis().named()).isEqualTo(Cause.REDIS_SERVER);
  }

  @Test
  void a_server_that_comes_back_later_with_fewer_keys_has_lost_its_data() throws IOException {
    run.quietCalls()
        .series("redis-servers", 1, 0)
        .gathered("before", "redis-looks.tsv", keys(18))
        .gathered(
            "fault",
            "containers.tsv",
            Gathered.CONTAINERS + "redis\tSTOPPED\t0\t137\tfalse\t-\t-\n")
        .gathered("after", "redis-looks.tsv", keys(2));

    assertThat(diagnosis().named()).isEqualTo(Cause.REDIS_DATA);
  }

  private static String keys(int keys) {
    return "at\tcommands so far\tkeys\tlock\tholder\tends in milliseconds\twaiting\n"
        + "12:00:01.000\t2\t%d\t-\t-\t-\t-\n".formatted(keys).repeat(3);
  }

  @Test
  void a_way_that_is_late_by_far_is_the_network_although_others_were_asked_when_it_was_over()
      throws IOException {
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered("before", "reach.tsv", Gathered.oneRole("4.0"))
        .gathered("fault", "reach.tsv", Gathered.oneRole("1454.8"));

    assertThat(diagnosis().named()).isEqualTo(Cause.NETWORK);
  }

  @Test
  void segments_that_are_sent_again_far_more_often_than_before_are_lost_on_the_way()
      throws IOException {
    run.calls(20, 20, 10, 400)
        .gathered("before", "reach.tsv", Gathered.oneRole("4.0"))
        .gathered("fault", "reach.tsv", Gathered.oneRole("4.0"));

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
}
