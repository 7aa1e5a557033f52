package dev.faultline.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bench.Axis;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person types and gets, as far as no container is needed. */
class FaultlineTest {
  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String homeBefore = "";

  @BeforeEach
  void project() throws IOException {
    homeBefore = System.getProperty("faultline.home", "");
    System.setProperty("faultline.home", home.toString());
    Files.createDirectories(home.resolve("scenarios/systems"));
  }

  @AfterEach
  void restore() {
    if (homeBefore.isEmpty()) {
      System.clearProperty("faultline.home");
    } else {
      System.setProperty("faultline.home", homeBefore);
    }
  }

  @Test
  void anUnknownCommandIsToldWithTheNearestOne() {
    assertThat(run("rnu")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean run?");
  }

  @Test
  void wordsAreKoreanWhereAskedFor() {
    assertThat(run("run", "nothing-here", "--repeat", "0", "--lang", "ko")).isEqualTo(2);
    assertThat(err.toString()).contains("1 이상이어야 합니다");
  }

  @Test
  void whatHasNoDoseIsToldWithAllThatHaveNone() {
    System.setProperty("faultline.home", Path.of("..").toAbsolutePath().normalize().toString());

    assertThat(run("run", "no-fault", "--draw-doses")).isEqualTo(2);
    assertThat(err.toString())
        .contains("no-fault has no dose to draw", "consumer-crash")
        .doesNotContain("kafka-broker-down");
  }

  @Test
  void aPlanKeepsItsDoses() {
    assertThat(run("run", "--plan", "runs/old", "--draw-doses")).isEqualTo(2);
    assertThat(err.toString()).contains("--draw-doses");
  }

  /** The page is made by a command, so that it cannot tell something else than the files. */
  @Test
  void theScenariosPageIsAsTheFilesAre() throws IOException {
    Path project = Path.of("..").toAbsolutePath().normalize();
    System.setProperty("faultline.home", project.toString());

    assertThat(run("list", "--markdown")).isZero();
    assertThat(Files.readString(project.resolve("docs/scenarios.md"))).isEqualTo(out.toString());
  }

  @Test
  void anUnknownOptionIsWrongUsage() {
    assertThat(run("list", "--jsno")).isEqualTo(2);
    assertThat(err.toString()).contains("--jsno");
  }

  @Test
  void withoutACommandTheCommandsAreShown() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("run", "lint", "judge", "undo");
  }

  @Test
  void helpIsNoMistake() {
    assertThat(run("run", "--help")).isZero();
    assertThat(out.toString())
        .contains("--variant", "--seed", "--draw-doses", "--repeat", "--plan", "--keep");
  }

  @Test
  void anAxisThatTheBenchDoesNotHaveIsRefusedWithThoseThatItHas() {
    assertThat(run("bench", "--only", "coupons,worker")).isEqualTo(2);
    assertThat(err.toString())
        .contains("no axis \"worker\"", String.join(", ", Axis.words()), "mean workers?");
    assertThat(run("bench", "--only", "worker", "--lang", "ko")).isEqualTo(2);
    assertThat(err.toString()).contains("\"worker\" 축은 없습니다");
  }

  /** What help says is written by hand, because annotations are. */
  @Test
  void helpOfTheBenchNamesEveryAxis() {
    assertThat(run("bench", "--help")).isZero();
    assertThat(out.toString()).contains("--quick", "--only=AXIS", "bench --only coupons,workers");
    for (Axis axis : Axis.values()) {
      assertThat(out.toString()).contains(axis.word(), axis.about());
    }
  }

  @Test
  void helpOfReportTellsWhatItCanWrite() {
    assertThat(run("report", "--help")).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("--incident write the post-mortem", "--matrix only print which alert noticed");
  }

  @Test
  void aScenarioThatIsNotThereStopsTheRunBeforeAnythingStarts() throws IOException {
    Files.writeString(home.resolve("scenarios/kafka-broker-down.yaml"), "name: x");

    assertThat(run("run", "kafka-broker-dwon")).isEqualTo(2);
    assertThat(err.toString()).contains("kafka-broker-dwon", "kafka-broker-down");
    assertThat(home.resolve("runs")).doesNotExist();
  }

  @Test
  void aBadScenarioStopsTheRunBeforeAnythingStarts() throws IOException {
    Files.writeString(home.resolve("scenarios/bad.yaml"), "name: bad\nwhatever: 1\n");

    assertThat(run("run", "bad")).isEqualTo(2);
    assertThat(err.toString()).contains("bad.yaml:2:1");
    assertThat(home.resolve("runs")).doesNotExist();
  }

  @Test
  void lintShowsTheProblemsOfEveryFile() throws IOException {
    Path one = Files.writeString(home.resolve("scenarios/one.yaml"), "one: 1\n");
    Path two = Files.writeString(home.resolve("scenarios/two.yaml"), "two: 2\n");

    assertThat(run("lint", one.toString(), two.toString(), "no-such-file.yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("one.yaml:1:1", "two.yaml:1:1", "no-such-file.yaml");
  }

  @Test
  void aFolderWithoutARunCannotBeJudged() {
    assertThat(run("judge", home.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(home.toString(), "scenario.yaml");
  }

  @Test
  void aRunWithoutASealIsAnError() throws IOException {
    Path run = Files.createDirectories(home.resolve("runs/start/one/1"));
    Files.writeString(run.resolve("scenario.yaml"), "name: one\n");

    assertThat(run("judge", run.toString())).isEqualTo(4);
    assertThat(out.toString()).contains("ERROR");
  }

  @Test
  void aPostMortemOfWhatIsNoRunIsWrongUsageAndTellsWhatARunIs() {
    assertThat(run("report", home.toString(), "--incident")).isEqualTo(2);
    assertThat(run("report", home.resolve("nowhere").toString(), "--incident")).isEqualTo(2);
    assertThat(run("report", home.toString(), "--incident", "--lang", "fr")).isEqualTo(2);
    assertThat(err.toString()).contains("a run directory holds scenario.yaml", "fr");
  }

  @Test
  void aRunThatBrokeOffHasAPostMortemInTheLanguageAskedFor() throws IOException {
    Path run = Files.createDirectories(home.resolve("runs/start/one/1"));
    Files.writeString(run.resolve("scenario.yaml"), "name: one\n");

    assertThat(run("report", run.toString(), "--incident", "--lang", "ko")).isZero();
    assertThat(out.toString()).contains("incident.html", "incident.md");
    assertThat(Files.readString(run.resolve("incident.md"))).contains("알 수 없음", "ERROR");
    assertThat(run("report", run.toString(), "--incident", "--lang", "en")).isZero();
    assertThat(Files.readString(run.resolve("incident.md"))).contains("unknown");
  }

  @Test
  void theMatrixIsPrintedAndWritesNothing() throws IOException {
    Path run = Files.createDirectories(home.resolve("runs/start/one/1"));
    Files.writeString(run.resolve("scenario.yaml"), "name: one\n");

    assertThat(run("report", home.resolve("runs").toString(), "--matrix")).isZero();
    assertThat(out.toString()).contains("start/one/1", "unknown", "expected 0, missed 0");
    assertThat(run.resolve("report.html")).doesNotExist();
    assertThat(run("report", run.toString(), "--matrix", "--incident")).isEqualTo(2);
  }

  @Test
  void theGateTakesTheWorstOfTheStoredVerdicts() throws IOException {
    Path pass = verdict("pass", "PASS");
    Path invalid = verdict("invalid", "INVALID");
    Path fail = verdict("fail", "FAIL");

    assertThat(run("gate", pass.toString())).isZero();
    assertThat(run("gate", pass.toString(), invalid.toString())).isEqualTo(3);
    assertThat(run("gate", pass.toString(), fail.toString(), invalid.toString())).isEqualTo(1);
  }

  @Test
  void theGateStaysShutWithoutAVerdict() {
    assertThat(run("gate", home.toString())).isEqualTo(4);
  }

  private Path verdict(String name, String verdict) throws IOException {
    Path run = Files.createDirectories(home.resolve(name));
    Files.writeString(run.resolve("verdict.json"), "{\"verdict\": \"%s\"}".formatted(verdict));
    return run;
  }

  private int run(String... arguments) {
    return Faultline.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void withoutAServedServiceATokenTellsTheNextStep() {
    assertThat(run("token", "alice")).isEqualTo(2);
    assertThat(err.toString()).contains("./faultline serve");
  }

  @Test
  void aTokenForNobodyOrForeverIsWrongUsage() {
    assertThat(run("token")).isEqualTo(2);
    assertThat(run("token", "alice", "--valid-for", "0")).isEqualTo(2);
    assertThat(run("token", "two words")).isEqualTo(2);
    assertThat(err.toString()).contains("USER", "1 to 1440", "two words");
  }
}
