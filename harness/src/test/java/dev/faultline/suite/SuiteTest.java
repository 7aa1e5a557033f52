package dev.faultline.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuiteTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void plans_of_one_kind_of_bed_follow_each_other_and_those_that_spoil_it_come_last()
      throws Exception {
    List<Plan> plans = new ArrayList<>();
    for (String name :
        List.of("dlq-surge", "redis-sentinel-failover", "no-fault", "consumer-crash")) {
      plans.add(Plan.of(new Catalogue(HOME), name, Optional.empty(), 1));
    }

    assertThat(Suite.grouped(plans))
        .extracting(plan -> plan.scenario().name())
        .containsExactly("no-fault", "consumer-crash", "dlq-surge", "redis-sentinel-failover");
  }

  @Test
  void a_later_run_of_a_suite_has_coupons_of_its_own() throws Exception {
    Plan plan = Plan.of(new Catalogue(HOME), "no-fault", Optional.empty(), 1);

    assertThat(plan.withOwnCoupons(1)).isSameAs(plan);
    assertThat(plan.withOwnCoupons(2).scenario().coupons())
        .extracting(coupon -> coupon.code())
        .containsExactly("RUSH-R2", "FLASH-R2");
    assertThat(plan.withOwnCoupons(2).bedKind()).isEqualTo(plan.bedKind());
  }
}
