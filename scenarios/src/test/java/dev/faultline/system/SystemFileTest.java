package dev.faultline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.Metric;
import dev.faultline.yaml.InvalidFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFileTest {
  @TempDir Path folder;

  @BeforeEach
  void copyTheSmallSystem() throws Exception {
    Files.copy(
        Path.of("src/test/resources/small/scenarios/systems/tiny.yaml"),
        folder.resolve("tiny.yaml"));
  }

  /**
   * As in the system files of runs from before gc-share was a metric, which can be judged still.
   */
  @Test
  void aMetricThatIsNotMeasuredMayBeAFurtherSeries() throws Exception {
    Path file = folder.resolve("tiny.yaml");
    Files.writeString(file, Files.readString(file).replace("brokers: min", "gc-share: min"));

    SystemUnderTest system = SystemFile.read(file);

    assertThat(system.extraSamples()).containsOnlyKeys("gc-share");
    assertThat(system.metrics()).containsOnlyKeys(Metric.CONSUMER_LAG);
  }

  @Test
  void aSystemFileIsReadWhole() throws Exception {
    SystemUnderTest system = SystemFile.read(folder.resolve("tiny.yaml"));

    assertThat(system.roles())
        .containsExactly(
            new Role(
                "migrate",
                true,
                "app",
                List.of("migrate", "now"),
                Map.of(),
                0,
                0,
                "",
                1,
                1024,
                Map.of(),
                Optional.empty()),
            new Role(
                "api",
                false,
                "app",
                List.of(),
                Map.of("DB", "jdbc:postgresql://${postgres}/x", "EMPTY", ""),
                8080,
                8081,
                "/ready",
                0.5,
                256,
                Map.of("batch", "BATCH"),
                Optional.empty()));
    assertThat(system.requests().issue().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(system.outcomes().get(1).matches(409, "SOLD_OUT")).isTrue();
    assertThat(system.outcomes().get(2).matches(499, "")).isTrue();
    assertThat(system.outcomes().get(2).matches(500, "")).isFalse();
  }

  @Test
  void anOverlayChangesOnlyWhatItNames() throws Exception {
    overlay("bad", "extends: tiny\nname: bad\nroles: { api: { variant: breaks, cpus: 2 } }\n");

    SystemUnderTest bad = SystemFile.read(folder.resolve("bad.yaml"));

    SystemUnderTest tiny = SystemFile.read(folder.resolve("tiny.yaml"));
    assertThat(bad.role("api").variant()).contains("breaks");
    assertThat(bad.role("api").cpus()).isEqualTo(2);
    assertThat(bad.role("api").environment()).isEqualTo(tiny.role("api").environment());
    assertThat(bad.roles()).extracting(Role::name).containsExactly("migrate", "api");
    assertThat(bad.outcomes()).isEqualTo(tiny.outcomes());
  }

  @Test
  void anOverlayMayLieOverAnOverlay() throws Exception {
    overlay("one", "extends: tiny\nname: one\nroles: { api: { cpus: 2 } }\n");
    overlay("two", "extends: one\nname: two\nroles: { api: { memory: 1GB } }\n");

    Role api = SystemFile.read(folder.resolve("two.yaml")).role("api");

    assertThat(api.cpus()).isEqualTo(2);
    assertThat(api.memoryMegabytes()).isEqualTo(1024);
  }

  @Test
  void theMergedTextStandsAlone() throws Exception {
    overlay("bad", "extends: tiny\nname: bad\ndescription: \"quotes ' \\\" and: colons # hash\"\n");
    Path file = folder.resolve("bad.yaml");

    Path alone =
        Files.writeString(
            Files.createDirectory(folder.resolve("run")).resolve("system.yaml"),
            SystemFile.mergedText(file));

    assertThat(SystemFile.read(alone)).isEqualTo(SystemFile.read(file));
    assertThat(SystemFile.mergedText(alone)).isEqualTo(SystemFile.mergedText(file));
  }

  @Test
  void aCircleIsRefused() throws Exception {
    overlay("one", "extends: two\nname: one\n");
    overlay("two", "extends: one\nname: two\n");

    assertThatThrownBy(() -> SystemFile.read(folder.resolve("one.yaml")))
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("two.yaml:1:10: the files extend each other in a circle: ")
        .hasMessageContaining("one → two → one");
  }

  @Test
  void aProblemIsToldInTheFileWhereItWasWritten() throws Exception {
    overlay("bad", "extends: tiny\nname: bad\nroles: { api: { cpus: lots, memry: 1GB } }\n");

    assertThatThrownBy(() -> SystemFile.read(folder.resolve("bad.yaml")))
        .message()
        .contains("bad.yaml:3:23: \"lots\" is no number")
        .contains("bad.yaml:3:29: unknown key \"memry\"");
  }

  @Test
  void nothingOutsideTheFolderCanBeExtended() throws Exception {
    overlay("bad", "extends: ../tiny\nname: bad\n");

    assertThatThrownBy(() -> SystemFile.read(folder.resolve("bad.yaml")))
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("\"../tiny\" has not the form");
  }

  private void overlay(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name + ".yaml"), text);
  }
}
