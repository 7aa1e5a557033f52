package dev.faultline.bed;

import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.BedSpec.RedisLayout;
import dev.faultline.system.SystemFile;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.yaml.InvalidFile;
import java.nio.file.Path;
import java.util.Map;

/** Orders for tests. */
final class Systems {
  private Systems() {}

  static SystemUnderTest coupon() {
    try {
      return SystemFile.read(Checkout.root().resolve("scenarios/systems/coupon.yaml"));
    } catch (InvalidFile e) {
      throw new IllegalStateException(e);
    }
  }

  static BedSpec small() {
    return brokers(1);
  }

  static BedSpec brokers(int count) {
    return new BedSpec(
        count, RedisLayout.SINGLE, 1, Map.of("issue-api", 1, "worker", 2, "query-api", 1));
  }

  static Layout layout(int brokers) {
    return new Layout(coupon(), brokers(brokers), "10.213.7", 21_000);
  }

  static Layout failoverLayout() {
    BedSpec spec = new BedSpec(3, RedisLayout.SENTINEL, 1, brokers(3).roles());
    return new Layout(coupon(), spec, "10.213.7", 21_000);
  }

  static BedOrder order(Path folder, SystemUnderTest system, BedSpec spec) {
    return new BedOrder(
        new BedKind(system, spec, Map.of(), 30),
        Checkout.root(),
        folder.resolve("logs"),
        folder.resolve("evidence"),
        "test-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
  }
}
