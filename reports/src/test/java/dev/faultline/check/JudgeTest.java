package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.history.Holder;
import dev.faultline.incident.PostMortem;
import dev.faultline.report.Reports;
import dev.faultline.run.ManifestFile;
import dev.faultline.run.RunDirectory;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
  @TempDir Path folder;

  @Test
  void a_run_in_which_everything_went_well_passes() throws IOException {
    RunVerdict verdict = Judge.judge(new RunBuilder(folder).write());
    assertThat(verdict.breaches()).isEmpty();
    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(verdict.exitCode()).isZero();
    assertThat(verdict.run()).isEqualTo("20261121-120000/broker-away/1");
    assertThat(verdict.clocks()).hasSize(3).allMatch(clock -> clock.measured().isPresent());
  }

  @Test
  void calls_of_a_surge_do_not_stand_in_for_those_of_the_load() throws IOException {
    RunBuilder run = new RunBuilder(folder);
    int[] number = {0};
    run.change(
        PhaseName.FAULT, call -> number[0]++ % 2 == 0 ? call : OtherCall.by("surge-1", call));
    assertThat(Judge.judge(run.write()).checks())
        .filteredOn(check -> check.verdict() == Verdict.INVALID)
        .extracting(CheckResult::name)
        .contains("load-delivered");
  }

  @Test
  void judging_twice_gives_the_same_bytes() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Reports.write(run, Judge.judge(run));
    List<byte[]> first = derived(run);
    Reports.write(run, Judge.judge(run));
    List<byte[]> second = derived(run);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).isEqualTo(first.get(i));
    }
  }

  @Test
  void one_changed_byte_in_any_file_is_an_error() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    for (Path file : files(run)) {
      byte[] before = Files.readAllBytes(file);
      if (before.length > 0) {
        byte[] after = before.clone();
        after[after.length / 2] ^= 1;
        Files.write(file, after);
        assertThat(Judge.judge(run).verdict()).as(file.toString()).isEqualTo(Verdict.ERROR);
        Files.write(file, before);
      }
    }
    assertThat(Judge.judge(run).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_missing_and_an_added_file_are_errors() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Path extra = run.root().resolve("evidence.txt");
    Files.writeString(extra, "put here later");
    assertThat(Judge.judge(run).exitCode()).isEqualTo(4);
    Files.delete(extra);
    Files.delete(run.file(RunDirectory.CLAIMS));
    assertThat(Judge.judge(run).exitCode()).isEqualTo(4);
  }

  @Test
  void no_run_at_all_is_an_error() {
    RunVerdict verdict = Judge.judge(new RunDirectory(folder.resolve("nowhere")));
    assertThat(verdict.verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void a_sealed_run_with_a_damaged_line_is_an_error() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.writeString(run.file(RunDirectory.TIMELINE), "{\"event\":\"no such thing\"}\n");
    ManifestFile.seal(run);
    assertThat(Judge.judge(run).verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void a_check_that_throws_is_invalid_wherever_it_throws() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Check whenSeeing =
        new Check() {
          @Override
          public void see(Holder holder) {
            throw new IllegalStateException("broken while seeing");
          }

          @Override
          public List<CheckResult> results() {
            return List.of(CheckResult.of("sound", Verdict.PASS, "", ""));
          }
        };
    Check atTheEnd =
        () -> {
          throw new IllegalStateException("broken at the end");
        };
    List<Question> questions =
        List.of(
            new Question("first", history -> whenSeeing),
            new Question("second", history -> atTheEnd),
            new Question(
                "third",
                history -> {
                  throw new IllegalStateException("broken at the start");
                }));
    RunVerdict verdict = new Judge(scenario -> questions).verdict(run);
    assertThat(verdict.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(verdict.breaches())
        .extracting(CheckResult::name, CheckResult::verdict)
        .containsExactly(
            tuple("first", Verdict.INVALID),
            tuple("second", Verdict.INVALID),
            tuple("third", Verdict.INVALID));
  }

  @Test
  void a_run_that_is_asked_nothing_is_invalid() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    RunVerdict verdict = new Judge(scenario -> List.of()).verdict(run);
    assertThat(verdict.verdict()).isEqualTo(Verdict.INVALID);
  }

  private static List<byte[]> derived(RunDirectory run) throws IOException {
    PostMortem.write(run, Locale.ENGLISH);
    List<byte[]> bytes = new ArrayList<>();
    for (String name : RunDirectory.DERIVED) {
      bytes.add(Files.readAllBytes(run.root().resolve(name)));
    }
    return bytes;
  }

  private static List<Path> files(RunDirectory run) throws IOException {
    try (Stream<Path> walk = Files.walk(run.root())) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
