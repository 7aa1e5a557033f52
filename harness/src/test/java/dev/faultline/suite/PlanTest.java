package dev.faultline.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.run.FirstLeg;
import dev.faultline.run.Leg;
import dev.faultline.runner.Extras;
import dev.faultline.runner.RunOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String TWO_LEGS = "redis-lock-held-long";

  private final Catalogue catalogue = new Catalogue(HOME);

  @Test
  void aScenarioOfTwoLegsRunsOnBothAndTheFirstHasAFolderOfItsOwn() throws Exception {
    Plan plan = Plan.of(catalogue, TWO_LEGS, Optional.empty(), 7);
    FirstLeg proof = new FirstLeg("baseline", "s/r/1", "PASS", 7, "abc", List.of());

    RunOrder first = order(plan, plan.legs().getFirst(), Optional.empty());
    RunOrder last = order(plan, plan.legs().getLast(), Optional.of(proof));

    assertThat(first.system().name()).isEqualTo("baseline");
    assertThat(first.leg()).contains(Leg.ofFirst());
    assertThat(first.directory().root()).endsWithRaw(Path.of(TWO_LEGS + "@baseline", "1"));
    assertThat(last.system().name()).isEqualTo("coupon");
    assertThat(last.leg()).contains(Leg.after(proof));
    assertThat(last.directory().root()).endsWithRaw(Path.of(TWO_LEGS, "1"));
  }

  @Test
  void aVariantOfItRunsAlone() throws Exception {
    Plan plan = Plan.of(catalogue, TWO_LEGS, Optional.of("baseline"), 7);

    assertThat(plan.legs()).hasSize(1);
    assertThat(order(plan, plan.legs().getFirst(), Optional.empty()).leg()).contains(Leg.alone());
  }

  @Test
  void aScenarioOfOneLegHasNone() throws Exception {
    Plan plan = Plan.of(catalogue, "no-fault", Optional.empty(), 7);

    assertThat(plan.legs()).hasSize(1);
    assertThat(order(plan, plan.legs().getFirst(), Optional.empty()).leg()).isEmpty();
  }

  @Test
  void drawnDosesAreThoseOfItsSeedAndOfBothLegs() throws Exception {
    Plan asked = Plan.of(catalogue, TWO_LEGS, Optional.empty(), 7);

    Plan drawn = asked.withDrawnDoses();

    assertThat(drawn.scenarioText())
        .isEqualTo(asked.withDrawnDoses().scenarioText())
        .contains("Doses drawn by seed 7");
    assertThat(drawn.legs()).isEqualTo(asked.legs());
    assertThat(drawn.withOwnCoupons(2).scenarioText()).contains("Doses drawn by seed 7");
  }

  private static RunOrder order(Plan plan, PlannedLeg leg, Optional<FirstLeg> proven) {
    return plan.order(leg, proven, 1, HOME, HOME.resolve("runs/s"), Extras.NONE);
  }
}
