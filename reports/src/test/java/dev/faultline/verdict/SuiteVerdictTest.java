package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteVerdictTest {
  private static RunVerdict run(String scenario, int attempt, Verdict verdict) {
    return new RunVerdict(
        RunVerdict.SCHEMA,
        scenario,
        "coupon",
        RunVerdict.ONLY,
        "",
        "",
        "",
        "start/%s/%d".formatted(scenario, attempt),
        "",
        1,
        verdict,
        verdict.exitCode(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static RunVerdict first(String scenario, int attempt, Verdict verdict) {
    RunVerdict run = run(scenario, attempt, verdict);
    return new RunVerdict(
        run.schema(),
        scenario,
        "baseline",
        RunVerdict.FIRST,
        "",
        "",
        "",
        run.run(),
        "",
        1,
        verdict,
        verdict.exitCode(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  @Test
  void the_worst_leg_is_the_scenarios_verdict_and_both_stand_there() {
    SuiteVerdict sound =
        suite(first("a", 1, Verdict.PASS), run("a", 1, Verdict.FAIL), run("b", 1, Verdict.PASS));

    assertThat(sound.scenarios()).hasSize(2);
    assertThat(sound.scenarios().getFirst().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(sound.scenarios().getFirst().legs())
        .extracting(SuiteVerdict.ScenarioVerdict::scenario)
        .containsExactly("a@baseline", "a");
    assertThat(suite(first("a", 1, Verdict.INVALID)).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_first_leg_that_was_invalid_once_is_flaky_and_not_excused_by_the_last_one() {
    SuiteVerdict again =
        suite(
            first("a", 1, Verdict.INVALID), first("a", 2, Verdict.PASS), run("a", 1, Verdict.PASS));
    SuiteVerdict never = suite(first("a", 1, Verdict.INVALID), run("a", 1, Verdict.PASS));

    assertThat(again.verdict()).isEqualTo(Verdict.PASS);
    assertThat(again.flaky()).isEqualTo(1);
    assertThat(never.verdict()).isEqualTo(Verdict.INVALID);
  }

  private static SuiteVerdict suite(RunVerdict... runs) {
    return SuiteVerdict.of("start", Arrays.asList(runs));
  }

  @Test
  void the_worst_verdict_wins_in_the_order_fail_error_invalid_pass() {
    assertThat(Verdict.worstOf(List.of(Verdict.PASS, Verdict.INVALID))).isEqualTo(Verdict.INVALID);
    assertThat(Verdict.worstOf(List.of(Verdict.INVALID, Verdict.ERROR))).isEqualTo(Verdict.ERROR);
    assertThat(Verdict.worstOf(List.of(Verdict.ERROR, Verdict.FAIL))).isEqualTo(Verdict.FAIL);
    assertThat(Verdict.worstOf(List.of())).isEqualTo(Verdict.INVALID);
  }

  @Test
  void an_invalid_attempt_followed_by_a_pass_is_flaky_and_excused() {
    SuiteVerdict suite =
        suite(run("a", 1, Verdict.INVALID), run("a", 2, Verdict.PASS), run("b", 1, Verdict.PASS));
    assertThat(suite.verdict()).isEqualTo(Verdict.PASS);
    assertThat(suite.flaky()).isEqualTo(1);
  }

  @Test
  void two_flaky_scenarios_make_the_suite_invalid() {
    SuiteVerdict suite =
        suite(
            run("a", 1, Verdict.INVALID),
            run("a", 2, Verdict.PASS),
            run("b", 1, Verdict.INVALID),
            run("b", 2, Verdict.PASS));
    assertThat(suite.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(suite.exitCode()).isEqualTo(3);
  }

  @Test
  void two_rounds_of_one_scenario_that_were_flaky_make_the_suite_invalid() {
    SuiteVerdict suite =
        suite(
            run("a", 1, Verdict.INVALID),
            run("a", 2, Verdict.PASS),
            run("a", 3, Verdict.INVALID),
            run("a", 4, Verdict.PASS));
    assertThat(suite.flaky()).isEqualTo(2);
    assertThat(suite.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_failure_stays_whatever_comes_after_it() {
    assertThat(suite(run("a", 1, Verdict.FAIL), run("a", 2, Verdict.PASS)).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(suite(run("a", 1, Verdict.INVALID), run("a", 2, Verdict.FAIL)).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_suite_without_a_run_is_invalid() {
    assertThat(suite().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void only_the_first_invalid_in_a_row_deserves_another_attempt() {
    RunVerdict invalid = run("a", 1, Verdict.INVALID);
    assertThat(SuiteVerdict.deservesAnother(List.of(invalid))).isTrue();
    assertThat(SuiteVerdict.deservesAnother(List.of(invalid, invalid))).isFalse();
    assertThat(SuiteVerdict.deservesAnother(List.of(run("a", 1, Verdict.FAIL)))).isFalse();
    assertThat(SuiteVerdict.deservesAnother(List.of(run("a", 1, Verdict.ERROR)))).isFalse();
    assertThat(SuiteVerdict.deservesAnother(List.of())).isFalse();
  }
}
