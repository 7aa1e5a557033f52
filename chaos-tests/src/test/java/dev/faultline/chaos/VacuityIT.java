package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bed.Beds;
import dev.faultline.fault.dispatch.Injectors;
import dev.faultline.response.Responders;
import dev.faultline.run.LoadOrder;
import dev.faultline.runner.Extras;
import dev.faultline.runner.RunWatcher;
import dev.faultline.runner.ScenarioRunner;
import dev.faultline.runner.StopSignal;
import dev.faultline.suite.Plan;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Each way in which a run must not pass, on real parts: a green that cannot turn red is worth
 * nothing. Those on the sound service come one after the other and share its bed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class VacuityIT {
  /** What must be right in such a run, so that it is red for the planted reason and no other. */
  private static final List<String> SOUND =
      List.of("steady-held", "calls-accepted", "read-complete", "phases-complete", "harness-sound");

  private final Beds beds = new Beds();
  private int started;

  @AfterAll
  void end() {
    beds.close();
  }

  @Test
  @Order(3)
  void a_relay_that_drops_rows_while_the_broker_is_away_fails_for_lost_acceptances()
      throws Exception {
    RunVerdict verdict = run("drops", Project.shortOutageOn("coupon-relay-drops-rows"));

    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(failed(verdict)).contains("no-lost-acceptance");
    assertThat(names(verdict, Verdict.PASS)).containsAll(SOUND).contains("fault-bit");
  }

  @Test
  @Order(4)
  void a_service_that_refuses_everybody_after_the_first_hundred_fails_for_false_refusals()
      throws Exception {
    RunVerdict verdict = run("refuses", Project.shortOutageOn("coupon-refuses-after-hundred"));

    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(failed(verdict)).contains("no-false-refusal");
    assertThat(names(verdict, Verdict.PASS)).containsAll(SOUND).contains("fault-bit");
  }

  @Test
  @Order(1)
  void a_fault_that_does_nothing_is_invalid() throws Exception {
    Injectors toothless =
        (fault, bed, runId, crowd) ->
            new ToothlessInjector(Injectors.real().injector(fault, bed, runId, crowd));

    RunVerdict verdict =
        run("toothless", Project.shortOutageOn("coupon"), toothless, UnaryOperator.identity());

    assertThat(verdict.verdict()).as("%s", verdict.breaches()).isEqualTo(Verdict.INVALID);
    assertThat(names(verdict, Verdict.INVALID)).contains("fault-bit");
    assertThat(names(verdict, Verdict.PASS)).as("the rest of the run is sound").containsAll(SOUND);
  }

  @Test
  @Order(2)
  void load_that_was_not_delivered_is_invalid() throws Exception {
    RunVerdict verdict =
        run(
            "half",
            Project.shortOutageOn("coupon"),
            Injectors.real(),
            order -> order.atRate(order.ratePerSecond() / 2));

    assertThat(verdict.verdict()).as("%s", verdict.breaches()).isEqualTo(Verdict.INVALID);
    assertThat(names(verdict, Verdict.INVALID)).contains("load-delivered");
    assertThat(names(verdict, Verdict.PASS))
        .as("the rest of the run is sound")
        .containsAll(SOUND)
        .contains("fault-bit");
  }

  private RunVerdict run(String name, Plan plan) throws InvalidFile, IOException {
    return run(name, plan, Injectors.real(), UnaryOperator.identity());
  }

  private RunVerdict run(
      String name, Plan plan, Injectors injectors, UnaryOperator<LoadOrder> change)
      throws InvalidFile, IOException {
    started++;
    Files.createDirectories(Project.MEANT_TO_GO_WRONG);
    Path suite = Files.createTempDirectory(Project.MEANT_TO_GO_WRONG, name + "-");
    return new ScenarioRunner(
            beds, injectors, Responders.real(), change, RunWatcher.silent(), new StopSignal())
        .run(plan.withOwnCoupons(started).order(1, Project.HOME, suite, Extras.NONE));
  }

  private static List<String> failed(RunVerdict verdict) {
    return names(verdict, Verdict.FAIL);
  }

  private static List<String> names(RunVerdict verdict, Verdict wanted) {
    return verdict.checks().stream()
        .filter(check -> check.verdict() == wanted)
        .map(CheckResult::name)
        .toList();
  }
}
