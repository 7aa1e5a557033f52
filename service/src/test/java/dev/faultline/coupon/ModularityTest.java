package dev.faultline.coupon;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

final class ModularityTest {

  @Test
  void modulesHaveNoCyclesAndNoHiddenWaysIn() {
    ApplicationModules.of(CouponApplication.class).verify();
  }
}
