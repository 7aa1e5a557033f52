package dev.faultline.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.scenario.Fault;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SlowQuery;
import dev.faultline.scenario.TimedFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DosedScenarioFileTest {
  private static final int SEEDS = 8;
  private static final Catalogue SHIPPED = new Catalogue(Path.of(".."));

  static List<String> names() {
    return SHIPPED.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_dose_of_every_scenario_is_one_that_its_file_could_have_asked(String name)
      throws Exception {
    Scenario listed = SHIPPED.scenario(name);
    String text = Files.readString(SHIPPED.file(name));
    Set<List<Fault>> seen = new HashSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Scenario dosed = ScenarioFile.read(name, DosedScenarioFile.text(listed, text, seed));

      assertThat(dosed.faults()).extracting(TimedFault::name).isEqualTo(names(listed));
      assertThat(dosed.faults()).extracting(TimedFault::at).isEqualTo(begins(listed));
      assertThat(dosed.slo()).isEqualTo(listed.slo());
      assertThat(dosed.alerts()).isEqualTo(listed.alerts());
      seen.add(dosed.faults().stream().map(TimedFault::fault).toList());
    }
    if (!DosedScenarioFile.hasDose(listed)) {
      assertThat(seen).hasSize(1);
    }
  }

  private static List<String> names(Scenario scenario) {
    return scenario.faults().stream().map(TimedFault::name).toList();
  }

  private static List<Duration> begins(Scenario scenario) {
    return scenario.faults().stream().map(TimedFault::at).toList();
  }

  @Test
  void time_is_the_dose_of_what_is_away_and_strength_of_what_is_slow() throws Exception {
    long stronger = seedOf("kafka-broker-down", "# 1[12]\\d % of for: 15s");

    TimedFault killed = ScenarioFile.read("x", text("kafka-broker-down", stronger)).faults().get(0);
    TimedFault slow = ScenarioFile.read("x", text("consumer-slow", stronger)).faults().get(0);

    assertThat(killed.lasts()).isBetween(Duration.ofMillis(16_500), Duration.ofMillis(19_500));
    assertThat(slow.lasts()).isEqualTo(Duration.ofSeconds(15));
    assertThat(((SlowQuery) slow.fault()).latency())
        .isBetween(Duration.ofMillis(1_100), Duration.ofMillis(1_300));
  }

  @Test
  void the_same_seed_draws_the_same_and_others_draw_the_whole_span() throws Exception {
    Set<Integer> percents = new HashSet<>();
    Scenario listed = SHIPPED.scenario("overload-3x");
    String asked = Files.readString(SHIPPED.file("overload-3x"));
    for (long seed = 1; seed <= 400; seed++) {
      String text = DosedScenarioFile.text(listed, asked, seed);
      assertThat(DosedScenarioFile.text(listed, asked, seed)).isEqualTo(text);
      percents.add(Integer.valueOf(text.replaceAll("(?s).*# (\\d+) % of rate.*", "$1")));
    }
    assertThat(percents).hasSize(41).contains(90, 130);
  }

  @Test
  void a_text_tells_the_seed_of_its_doses() throws Exception {
    assertThat(DosedScenarioFile.seed(text("kafka-broker-down", 4711))).contains(4711L);
    assertThat(DosedScenarioFile.seed(Files.readString(SHIPPED.file("kafka-broker-down"))))
        .isEmpty();
  }

  @Test
  void what_breaks_nothing_or_ends_by_itself_has_no_dose() throws Exception {
    assertThat(DosedScenarioFile.hasDose(SHIPPED.scenario("no-fault"))).isFalse();
    assertThat(DosedScenarioFile.hasDose(SHIPPED.scenario("consumer-crash"))).isFalse();
    assertThat(DosedScenarioFile.hasDose(SHIPPED.scenario("consumer-stopped-restarted"))).isFalse();
    assertThat(DosedScenarioFile.hasDose(SHIPPED.scenario("backlog-accumulated"))).isTrue();
  }

  @Test
  void a_fault_that_shares_its_line_cannot_be_dosed() throws Exception {
    String cramped =
        Files.readString(SHIPPED.file("broker-and-database"))
            .replace(" }\n  - { at: 4s", " }, { at: 4s");
    Scenario scenario = SHIPPED.scenario("broker-and-database");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DosedScenarioFile.text(scenario, cramped, 7))
        .withMessageContaining("a line of its own");
  }

  private static long seedOf(String name, String pattern) throws Exception {
    for (long seed = 1; seed <= 60; seed++) {
      if (text(name, seed).matches("(?s).*" + pattern + ".*")) {
        return seed;
      }
    }
    throw new AssertionError("no seed of the first 60 draws " + pattern);
  }

  private static String text(String name, long seed) throws Exception {
    return DosedScenarioFile.text(
        SHIPPED.scenario(name), Files.readString(SHIPPED.file(name)), seed);
  }
}
