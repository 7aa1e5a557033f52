package dev.faultline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.faultline.yaml.Finding;
import dev.faultline.yaml.InvalidFile;
import dev.faultline.yaml.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that can be wrong with a file, made by one edit of a sound one. */
class EveryFindingTest {
  @TempDir Path folder;

  /** An edit and the one message that it must give. */
  record Broken(Finding finding, String from, String to, String message) {}

  static Stream<Broken> scenarios() {
    return ScenarioFaults.ALL.stream();
  }

  static Stream<Broken> systems() {
    return SystemFaults.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aBrokenScenarioFileGetsOneMessageAtItsPlace(Broken broken) throws Exception {
    SmallProject project = SmallProject.in(folder);
    SmallProject.edit(project.scenario(), broken.from(), broken.to());

    InvalidFile invalid =
        catchThrowableOfType(
            InvalidFile.class, () -> new Catalogue(project.home()).scenario("small"));

    assertOnly(broken, invalid);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void aBrokenSystemFileGetsOneMessageAtItsPlace(Broken broken) throws Exception {
    SmallProject project = SmallProject.in(folder);
    SmallProject.edit(project.system(), broken.from(), broken.to());

    InvalidFile invalid =
        catchThrowableOfType(InvalidFile.class, () -> new Catalogue(project.home()).system("tiny"));

    assertOnly(broken, invalid);
  }

  @Test
  void noFindingIsWithoutItsBrokenFile() {
    // These need more than an edit; SourceTest, SystemFileTest, TwoLegsTest and FieldsTest make
    // them.
    List<Finding> elsewhere =
        List.of(
            Finding.NO_FILE,
            Finding.UNREADABLE,
            Finding.TOO_BIG,
            Finding.NOT_UTF8,
            Finding.EXTENDS_CYCLE,
            Finding.RESPONSES_WITH_LEGS,
            Finding.REFUSED);

    List<Finding> shown =
        Stream.of(scenarios(), systems())
            .flatMap(all -> all)
            .map(Broken::finding)
            .distinct()
            .toList();

    assertThat(Arrays.asList(Finding.values()))
        .allMatch(finding -> shown.contains(finding) || elsewhere.contains(finding));
  }

  private void assertOnly(Broken broken, InvalidFile invalid) {
    assertThat(invalid).as("problems of %s", broken).isNotNull();
    assertThat(shown(invalid, Locale.ENGLISH)).isEqualTo(broken.message());
    assertThat(invalid.problems()).extracting(Problem::finding).containsExactly(broken.finding());
    assertThat(shown(invalid, Locale.KOREAN))
        .isNotEqualTo(broken.message())
        .matches("(?s).*[가-힣].*");
  }

  /** Messages without the folder of this test. */
  private String shown(InvalidFile invalid, Locale language) {
    return invalid.message(language).replace(folder + "/scenarios/", "");
  }
}
