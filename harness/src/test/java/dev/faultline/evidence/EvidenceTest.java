package dev.faultline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.Call;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  @Test
  void what_is_secret_by_its_name_is_hidden() {
    assertThat(Redaction.value("issue-api-1.environment.COUPON_DATABASE_PASSWORD", "abc"))
        .isEqualTo("(hidden)");
    assertThat(Redaction.value("redis.requirepass", "abc")).isEqualTo("(hidden)");
    assertThat(Redaction.value("postgres-exporter.environment.DATA_SOURCE_PASS", "abc"))
        .isEqualTo("(hidden)");
    assertThat(Redaction.value("postgres.work_mem", "4096")).isEqualTo("4096");
  }

  @Test
  void tokens_and_password_hashes_are_hidden_wherever_they_stand() {
    assertThat(Redaction.text("Bearer eyJhbGciOi.eyJzdWIiOi.c2ln-bmF0 sent"))
        .isEqualTo("Bearer (hidden) sent");
    assertThat(Redaction.text("$2a$10$" + "a".repeat(53))).isEqualTo("(hidden)");
    assertThat(Redaction.text("create role monitor login password 'abc' in role x"))
        .isEqualTo("create role monitor login (hidden) in role x");
  }

  @Test
  void only_settings_that_changed_are_a_difference() {
    Map<String, Difference> changed =
        Difference.between(
            Map.of("worker-1.cpus", "1", "gone", "a", "same", "b"),
            Map.of("worker-1.cpus", "0.2", "new", "c", "same", "b"));

    assertThat(changed)
        .containsOnly(
            Map.entry("worker-1.cpus", new Difference("1", "0.2")),
            Map.entry("gone", new Difference("a", "(none)")),
            Map.entry("new", new Difference("(none)", "c")));
  }

  @Test
  void traffic_is_counted_by_coupon_second_and_user() {
    Traffic traffic =
        Traffic.of(
            Stream.of(
                call(100_000, "u-1", "RUSH", 202, ""),
                call(1_100_000, "u-1", "RUSH", 200, ""),
                call(1_200_000, "u-2", "FLASH", 409, "COUPON_EXHAUSTED")));

    assertThat(traffic.byCoupon())
        .isEqualTo(
            Map.of(
                "RUSH", Map.of("202", 1L, "200", 1L), "FLASH", Map.of("409 COUPON_EXHAUSTED", 1L)));
    assertThat(traffic.bySecond())
        .isEqualTo(
            Map.of(0L, Map.of("202", 1L), 1L, Map.of("200", 1L, "409 COUPON_EXHAUSTED", 1L)));
    assertThat(traffic.busiest()).containsExactly(Map.entry("u-1", 2L), Map.entry("u-2", 1L));
  }

  @Test
  void lines_of_a_known_trouble_are_excerpted_and_others_are_not(@TempDir Path folder)
      throws IOException {
    RunDirectory run = new RunDirectory(folder);
    Files.createDirectories(run.logs());
    Files.createDirectories(run.evidence());
    Files.writeString(
        run.logs().resolve("postgres.log"),
        "LOG:  duration: 1500.1 ms  statement: insert\nLOG:  checkpoint starting\n");

    Excerpts.write(run);

    assertThat(run.evidence().resolve("slow-queries.log"))
        .hasContent("postgres.log: LOG:  duration: 1500.1 ms  statement: insert");
    assertThat(run.evidence().resolve("leaks.log")).doesNotExist();
  }

  private static Call call(long start, String user, String coupon, int status, String code) {
    return new Call(
        start, start, start + 1, user, coupon, "", status, code, Outcome.REFUSED, PhaseName.FAULT);
  }
}
