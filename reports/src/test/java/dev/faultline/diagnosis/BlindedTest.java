package dev.faultline.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.FaultKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that could give the answer away is planted into a run; the copy has none of it. */
class BlindedTest {
  private static final Path SCENARIOS = Path.of("../scenarios");
  private static final String FAULT_NAME = "lock-hold-redis";

  private RunDirectory run;

  @BeforeEach
  void planted(@TempDir Path folder) throws IOException {
    Path root = folder.resolve("runs/redis-lock-held-long/1");
    RecordedRun planted = new RecordedRun(root).quietCalls().series("consumer-lag", 0, 0);
    Files.writeString(
        root.resolve("timeline.jsonl"),
        """
        {"event":"alert-firing","at":"2026-11-22T12:07:54Z","alert":"ConsumerGroupEmpty"}
        {"event":"fault-injected","at":"2026-11-22T12:08:36Z","fault":"lock-hold-redis","kind":"lock-hold","target":"redis"}
        {"event":"heal-started","at":"2026-11-22T12:08:51Z","fault":"lock-hold-redis"}
        """);
    for (String moment : List.of("before", "fault", "after")) {
      planted
          .gathered(
              moment,
              "redis-looks.tsv",
              "at\tlock\tholder\n1\tlock:coupon:{RUSH}\tfaultline-lock-hold:1\n")
          .gathered(
              moment,
              "database-sessions.tsv",
              "pid\tapplication_name\tquery\n1\tfaultline-long-transaction\tselect\n"
                  + "2\tpsql\tselect pg_sleep(1)\n3\tworker\tPgSleep\n")
          .gathered(
              moment,
              "statements.tsv",
              "calls\tquery\n1\tcreate trigger faultline_slow_query before insert\n2\tselect 1\n")
          .gathered(moment, "containers.tsv", "part\tstate\trestarts\nworker-1\tPAUSED\t0\n")
          .gathered(moment, "threads-worker-1.txt", "no process: the container is PAUSED\n")
          .gathered(moment, "threads-issue-api-1.txt", "\"faultline-agent\" daemon\n")
          .gathered(moment, "heap-dump-worker-1.txt", "written to heap-worker-1.hprof.gz\n")
          .gathered(
              moment, "heap-worker-1.txt", " 1: 1 24  dev.faultline.agent.OldGenerationFill\n")
          .gathered(moment, "network-toxics.txt", "faultline-latency link-slow\n");
    }
    planted.gathered("", "locks.log", "postgres.log: constraint faultline_bad_release\n");
    for (String file :
        List.of("scenario.yaml", "system.yaml", "leg.json", "environment.json", "verdict.json")) {
      Files.writeString(root.resolve(file), "redis-lock-held-long lock-hold RUSH seed 42\n");
    }
    Files.createDirectories(root.resolve("gatling"));
    Files.writeString(root.resolve("gatling/index.html"), "redis-lock-held-long");
    Files.createDirectories(root.resolve("logs"));
    Files.writeString(root.resolve("logs/worker-1.log"), "agent_load lock-hold");
    run = planted.written();
  }

  @Test
  void no_scenario_no_fault_no_coupon_and_no_user_is_in_a_copy() throws IOException {
    try (Blinded copy = Blinded.of(run)) {
      String all = everything(copy.root());

      for (String word : telling()) {
        assertThat(all).as(word).doesNotContainPattern(wholeWord(word));
      }
      assertThat(all).doesNotContainIgnoringCase("faultline").doesNotContain("0badcafe", "PgSleep");
      assertThat(all).contains("ConsumerGroupEmpty", "coupon-1", "worker-1\tRUNNING");
    }
  }

  @Test
  void the_test_itself_sees_what_the_original_gives_away() throws IOException {
    String all = everything(run.root());

    assertThat(telling()).anyMatch(word -> wholeWord(word).matcher(all).find());
    assertThat(all).containsPattern(wholeWord("lock-hold")).containsPattern(wholeWord("RUSH"));
  }

  @Test
  void no_phase_is_in_a_copy() throws IOException {
    try (Blinded copy = Blinded.of(run)) {
      assertThat(everything(copy.root()))
          .doesNotContain("\"FAULT\"", "\"CONTROL\"", "phase-started");
    }
  }

  @Test
  void a_process_that_stands_still_is_told_without_saying_who_stopped_it() throws IOException {
    try (Blinded copy = Blinded.of(run)) {
      assertThat(copy.root().resolve("evidence/during/threads-worker-1.txt"))
          .hasContent(Blinded.SILENT);
    }
  }

  @Test
  void a_copy_is_gone_when_it_is_closed() throws IOException {
    Blinded copy = Blinded.of(run);
    copy.close();

    assertThat(copy.root()).doesNotExist();
  }

  private static List<String> telling() throws IOException {
    List<String> words = new ArrayList<>(List.of(FAULT_NAME, "RUSH"));
    Arrays.stream(FaultKind.values()).map(FaultKind::word).forEach(words::add);
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .forEach(words::add);
    }
    return words;
  }

  private static Pattern wholeWord(String word) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])");
  }

  /** Names and contents of all files, unpacked. */
  private static String everything(Path root) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(root.relativize(file)).append('\n');
        try (InputStream raw = Files.newInputStream(file);
            InputStream plain = file.toString().endsWith(".zst") ? new ZstdInputStream(raw) : raw) {
          all.append(new String(plain.readAllBytes(), UTF_8)).append('\n');
        }
      }
    }
    return all.toString();
  }
}
