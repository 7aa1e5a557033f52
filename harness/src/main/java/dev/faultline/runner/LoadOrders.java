package dev.faultline.runner;

import dev.faultline.generator.LoadCrowd;
import dev.faultline.generator.LoadFolder;
import dev.faultline.run.Call;
import dev.faultline.run.LoadOrder;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.RecoverySpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.Surge;
import dev.faultline.scenario.TimedFault;
import dev.faultline.system.Requests;
import dev.faultline.system.SystemUnderTest.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns a scenario's load into the order that the generator reads. */
final class LoadOrders {
  /** Confirming a heal and noticing the held objective take longer than the plan says. */
  private static final Duration SPARE = Duration.ofMinutes(2);

  private static final Duration LOOK_WITHIN = Duration.ofSeconds(5);

  private LoadOrders() {}

  static LoadOrder order(
      RunOrder run,
      String runId,
      Function<String, URI> roles,
      String privateKey,
      LoadFolder folder) {
    Scenario scenario = run.scenario();
    Requests.Issue issue = run.system().requests().issue();
    Tokens tokens = run.system().tokens();
    return new LoadOrder(
        roles.apply(issue.role()).toString(),
        issue.method(),
        issue.path(),
        issue.body(),
        issue.timeout().toMillis(),
        issue.requestId(),
        issue.code(),
        scenario.load().rate().perSecond(),
        longest(scenario).toMillis(),
        shares(scenario),
        scenario.load().duplicates().fraction(),
        "u-" + runId + "-",
        run.seed(),
        privateKey,
        tokens.issuer(),
        tokens.audience(),
        tokens.client(),
        look(run, roles, folder),
        surges(scenario, runId, folder.crowd()),
        folder.calls().toString(),
        folder.firstIntended().toString(),
        folder.stop().toString());
  }

  private static LoadOrder.Look look(RunOrder run, Function<String, URI> roles, LoadFolder folder) {
    Requests.Status status = run.system().requests().status();
    return new LoadOrder.Look(
        roles.apply(status.role()) + status.path(),
        LOOK_WITHIN.toMillis(),
        status.state(),
        run.scenario().load().statusReads().fraction(),
        folder.statusReads().toString());
  }

  private static List<LoadOrder.Surge> surges(Scenario scenario, String runId, LoadCrowd crowd) {
    List<LoadOrder.Surge> surges = new ArrayList<>();
    for (TimedFault fault : scenario.faults()) {
      if (fault.fault() instanceof Surge surge) {
        String name = fault.name();
        surges.add(
            new LoadOrder.Surge(
                surge.rate().perSecond(),
                fault.lasts().toMillis(),
                surge.coupons().isEmpty() ? shares(scenario) : equally(surge.coupons()),
                Call.SURGE_USERS + (surges.size() + 1) + "-" + runId + "-",
                crowd.start(name).toString(),
                crowd.end(name).toString(),
                crowd.report(name).toString()));
      }
    }
    return List.copyOf(surges);
  }

  private static List<LoadOrder.CouponShare> equally(List<String> coupons) {
    return coupons.stream()
        .map(coupon -> new LoadOrder.CouponShare(coupon, 1.0 / coupons.size()))
        .toList();
  }

  private static List<LoadOrder.CouponShare> shares(Scenario scenario) {
    return scenario.coupons().stream()
        .map(coupon -> new LoadOrder.CouponShare(coupon.code(), coupon.share().fraction()))
        .toList();
  }

  /** However the run goes, the load ends by itself after this. */
  static Duration longest(Scenario scenario) {
    LoadSpec load = scenario.load();
    RecoverySpec recovery = scenario.recovery();
    Duration faults =
        scenario.faults().stream()
            .map(LoadOrders::end)
            .max(Duration::compareTo)
            .orElseGet(() -> scenario.undisturbed().orElse(Duration.ZERO));
    return load.warmup()
        .plus(load.control())
        .plus(faults)
        .plus(recovery.objectiveHeldWithin())
        .plus(recovery.heldFor())
        .plus(SPARE);
  }

  private static Duration end(TimedFault fault) {
    return fault.at().plus(fault.lasts());
  }
}
