package dev.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.system.SystemFile;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.yaml.InvalidFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedFilesTest {
  private static final Catalogue SHIPPED = new Catalogue(Path.of(".."));

  static Stream<String> scenarios() {
    return SHIPPED.names().stream();
  }

  static Stream<String> systems() {
    return SHIPPED.systemNames().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyShippedScenarioLoads(String name) throws InvalidFile {
    assertThat(SHIPPED.scenario(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everyShippedSystemLoadsAgainFromItsMergedText(String name) throws InvalidFile {
    SystemUnderTest system = SHIPPED.system(name);

    String merged = SystemFile.mergedText(SHIPPED.systemFile(name));

    assertThat(SystemFile.read("merged", merged)).isEqualTo(system);
    assertThat(merged).doesNotContain("extends");
  }

  @Test
  void theFirstScenarioSaysWhatItsFileSays() throws InvalidFile {
    Scenario scenario = SHIPPED.scenario("kafka-broker-down");

    assertThat(scenario.faults())
        .containsExactly(
            new TimedFault(
                "kill-kafka-1", Duration.ZERO, Duration.ofSeconds(15), new Kill("kafka-1")));
    assertThat(scenario.load().rate()).isEqualTo(new Rate(60));
    assertThat(scenario.coupons())
        .containsExactly(
            new CouponSpec("RUSH", 50_000, new Share(0.9)),
            new CouponSpec("FLASH", 54, new Share(0.1)));
    assertThat(scenario.slo())
        .contains(new Slo(PhaseName.FAULT, Metric.P95, new Limit.MaxOverControl(150), 500))
        .contains(new Slo(PhaseName.RECOVERY, Metric.OUTBOX_AGE, new Limit.Max(2000), 3))
        .contains(new Slo(PhaseName.END, Metric.DLT_OPEN, new Limit.Max(0), 1));
    assertThat(scenario.invariants()).containsExactly(Invariant.values());
  }

  @Test
  void aSystemSaysIntoWhichTableEachStepInserts() throws InvalidFile {
    assertThat(SHIPPED.system("coupon").ledger().inserts())
        .isEqualTo(Map.of(Step.ACCEPTING, "claim", Step.ISSUING, "issued_coupon"));
  }

  @Test
  void aPlantedDefectSitsInOneRoleOnly() throws InvalidFile {
    SystemUnderTest defective = SHIPPED.system("coupon-relay-drops-rows");

    assertThat(defective.role("issue-api").variant()).isEqualTo(Optional.of("relay-drops-rows"));
    assertThat(defective.role("worker")).isEqualTo(SHIPPED.system("coupon").role("worker"));
    assertThat(defective.roles().stream().map(role -> role.name()))
        .isEqualTo(List.of("migrate", "issue-api", "worker", "query-api"));
  }
}
