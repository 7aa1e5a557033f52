package dev.faultline.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.scenario.CouponSpec;
import dev.faultline.scenario.LockHold;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.Surge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnCouponsFileTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @ValueSource(
      strings = {"no-fault", "db-pool-surge", "redis-lock-held-long", "latency-spike-pool"})
  void every_code_gets_the_ending_and_nothing_else_changes(String name) throws Exception {
    Catalogue catalogue = new Catalogue(HOME);
    Scenario listed = catalogue.scenario(name);

    Scenario own =
        ScenarioFile.read(
            name, OwnCouponsFile.text(listed, Files.readString(catalogue.file(name)), "-R7"));

    assertThat(own.coupons()).extracting(CouponSpec::code).allMatch(code -> code.endsWith("-R7"));
    assertThat(own.coupons()).hasSameSizeAs(listed.coupons());
    assertThat(own.slo()).isEqualTo(listed.slo());
    assertThat(own.hypothesis()).isEqualTo(listed.hypothesis());
    assertThat(named(own)).allMatch(code -> code.endsWith("-R7")).hasSameSizeAs(named(listed));
  }

  @Test
  void the_longest_code_stays_one_that_is_allowed() throws Exception {
    Catalogue catalogue = new Catalogue(HOME);
    String longest = "A".repeat(32);
    String text =
        Files.readString(catalogue.file("no-fault")).replace("code: RUSH", "code: " + longest);
    Scenario listed = ScenarioFile.read("no-fault", text);

    Scenario own = ScenarioFile.read("no-fault", OwnCouponsFile.text(listed, text, "-R12"));

    assertThat(own.coupons().getFirst().code()).isEqualTo("A".repeat(28) + "-R12");
  }

  /** Coupons that a fault names. */
  private static List<String> named(Scenario scenario) {
    return scenario.faults().stream()
        .flatMap(
            one ->
                switch (one.fault()) {
                  case Surge surge -> surge.coupons().stream();
                  case LockHold held -> Stream.of(held.coupon());
                  default -> Stream.of();
                })
        .toList();
  }
}
