package dev.faultline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.faultline.scenario.Limit;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.Share;
import dev.faultline.scenario.Slo;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.InvalidFile;
import dev.faultline.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that run on two systems, of which each may lack what the other has. */
class TwoLegsTest {
  @TempDir Path folder;
  private SmallProject project = new SmallProject(Path.of(""));

  @BeforeEach
  void projectWithASecondSystem() throws IOException {
    project = SmallProject.in(folder);
    String tiny = Files.readString(project.system());
    project.beside(
        "old.yaml",
        tiny.replace("name: tiny", "name: old")
            .replace("settings: { batch: BATCH }", "settings: { wait: WAIT }")
            .replace(
                "failed-state: FAILED",
                "failed-state: FAILED\n  bad-release: { table: t, rejects: x }"));
    edit(
        "system: tiny",
        """
        legs: [ old, tiny ]
        symptom:
          - { phase: fault, metric: p95, min-over-control: 200ms }
          - { phase: fault, metric: issued-rate, max-of-control: 60% }
          - { phase: end, metric: dlt-open, min: 5 }""");
  }

  @Test
  void theLastLegIsJudgedAndTheFirstHasTheSymptom() throws Exception {
    Scenario scenario = scenario();

    assertThat(scenario.hasTwoLegs()).isTrue();
    assertThat(scenario.legs()).containsExactly("old", "tiny");
    assertThat(scenario.system()).isEqualTo("tiny");
    assertThat(scenario.symptom())
        .containsExactly(
            new Slo(PhaseName.FAULT, Metric.P95, new Limit.MinOverControl(200), 100),
            new Slo(
                PhaseName.FAULT, Metric.ISSUED_RATE, new Limit.MaxOfControl(new Share(0.6)), 100),
            new Slo(PhaseName.END, Metric.DLT_OPEN, new Limit.Min(5), 1));
  }

  @Test
  void aSettingThatOneOfTheTwoKnowsIsForThatOne() throws Exception {
    edit("settings: { api: { batch: 5 } }", "settings: { api: { batch: 5, wait: 3 } }");

    Scenario scenario = scenario();
    Catalogue catalogue = new Catalogue(project.home());

    assertThat(catalogue.system("old").known(scenario.settings()).get("api"))
        .isEqualTo(Map.of("wait", "3"));
    assertThat(catalogue.system("tiny").known(scenario.settings()).get("api"))
        .isEqualTo(Map.of("batch", "5"));
  }

  @Test
  void aSettingThatNeitherKnowsIsUnknown() throws Exception {
    edit("settings: { api: { batch: 5 } }", "settings: { api: { other: 5 } }");

    assertThat(problem().finding()).isEqualTo(Finding.UNKNOWN_KEY);
  }

  @Test
  void aFaultThatOnlyTheFirstLegHasAGripForIsFine() throws Exception {
    edit("kind: kill, target: kafka-1", "kind: bad-release, letters: 1, target: postgres");

    assertThat(scenario().faults()).hasSize(1);
  }

  @Test
  void aFaultThatOnlyTheLastLegHasAGripForProvesNothing() throws Exception {
    edit("kind: kill, target: kafka-1", "kind: bad-release, letters: 1, target: postgres");
    edit("legs: [ old, tiny ]", "legs: [ tiny, old ]");

    assertThat(problem().finding()).isEqualTo(Finding.NO_GRIP);
  }

  @Test
  void aResponseWouldHaveNothingToRespondToOnTheLegThatIsJudged() throws Exception {
    edit("alerts:", "responses:\n  - { at: 1s, action: restart, target: api-1 }\nalerts:");

    assertThat(problem().finding()).isEqualTo(Finding.RESPONSES_WITH_LEGS);
  }

  @Test
  void withoutASymptomTheFirstLegWouldProveNothing() throws Exception {
    String text = Files.readString(project.scenario());
    Files.writeString(project.scenario(), text.replaceAll("(?s)symptom:.*?bed:", "bed:"));

    assertThat(problem().finding()).isEqualTo(Finding.MISSING_KEY);
  }

  @Test
  void aRoleThatOneOfTheTwoLacksCannotStandInTheirBed() throws Exception {
    Path old = project.system().resolveSibling("old.yaml");
    SmallProject.edit(old, "  api:\n", "  front:\n");
    SmallProject.edit(old, "role: api", "role: front");

    InvalidFile invalid = catchThrowableOfType(InvalidFile.class, this::scenario);

    assertThat(invalid.problems()).extracting(Problem::finding).containsOnly(Finding.UNKNOWN_KEY);
  }

  private Problem problem() {
    InvalidFile invalid = catchThrowableOfType(InvalidFile.class, this::scenario);
    assertThat(invalid.problems()).hasSize(1);
    return invalid.problems().getFirst();
  }

  private Scenario scenario() throws InvalidFile {
    return new Catalogue(project.home()).scenario("small");
  }

  private void edit(String from, String to) throws IOException {
    SmallProject.edit(project.scenario(), from, to);
  }
}
