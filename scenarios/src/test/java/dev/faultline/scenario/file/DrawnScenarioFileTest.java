package dev.faultline.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnScenarioFileTest {
  private static final int SEEDS = 500;
  private final Catalogue shipped = new Catalogue(Path.of(".."));

  @Test
  void everySeedDrawsAValidScheduleOfTwoOrThreeFaultsOnDifferentParts() throws Exception {
    Set<String> kindsSeen = new HashSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Scenario drawn = ScenarioFile.read("drawn.yaml", text(seed));

      assertThat(drawn.draw()).isEmpty();
      assertThat(drawn.faults()).hasSizeBetween(2, 3);
      assertThat(drawn.faults().getFirst().at()).isEqualTo(Duration.ZERO);
      assertThat(drawn.faults())
          .allMatch(fault -> fault.at().compareTo(Duration.ofSeconds(10)) <= 0);
      List<String> touched =
          drawn.faults().stream()
              .flatMap(fault -> List.of(fault.fault().target().split("\\.", -1)).stream())
              .map(part -> part.replaceFirst("-\\d$", ""))
              .toList();
      assertThat(touched).as(text(seed)).doesNotHaveDuplicates();
      drawn.faults().forEach(fault -> kindsSeen.add(fault.name()));
    }
    assertThat(kindsSeen).hasSize(scenario().faults().size());
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherDrawsAnother() throws Exception {
    assertThat(text(7)).isEqualTo(text(7));
    assertThat(text(7)).isNotEqualTo(text(8));
  }

  @Test
  void aScenarioWithoutADrawStaysAsItIs() throws Exception {
    Path file = shipped.file("kafka-broker-down");
    String text = Files.readString(file);

    assertThat(DrawnScenarioFile.text(shipped.scenario(file), text, 7)).isEqualTo(text);
  }

  @Test
  void aFaultThatSharesItsLineCannotBeDrawn() throws Exception {
    String cramped =
        Files.readString(shipped.file("random"))
            .replace(" }\n  - { for: 8s, kind: pause,", " }, { for: 8s, kind: pause,");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DrawnScenarioFile.text(scenario(), cramped, 7))
        .withMessageContaining("a line of its own");
  }

  private Scenario scenario() throws Exception {
    return shipped.scenario("random");
  }

  private String text(long seed) throws Exception {
    return DrawnScenarioFile.text(scenario(), read(), seed);
  }

  private String read() throws IOException, dev.faultline.yaml.InvalidFile {
    return Files.readString(shipped.file("random"));
  }
}
