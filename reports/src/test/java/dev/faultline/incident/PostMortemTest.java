package dev.faultline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.check.Judge;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.Undisturbed;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostMortemTest {
  private static final String HOSTILE =
      "</style><script>alert(1)</script><img src=x>|`${7*7}[[${7*7}]]";

  @TempDir Path folder;

  @Test
  void a_good_run_is_told_in_one_paragraph() throws IOException {
    assertThat(lines(Locale.ENGLISH, run -> {}))
        .contains(
            "kill of kafka-1 began at 2026-11-21 12:00:13 UTC on the system coupon. The alert"
                + " BrokerDown noticed it after 4 s. People heard of it by Slack after another 1 s,"
                + " by e-mail after 1 s. Of 850 requests meanwhile, 0 failed and 0 stayed without"
                + " a certain answer. Delayed coupons: 638. Lost coupons: 0. The heal was confirmed"
                + " 15 s after the cause began; the objective was held 2 s later. Verdict: PASS."
                + " Every promise was kept.");
  }

  @Test
  void and_the_same_in_korean() throws IOException {
    assertThat(lines(Locale.KOREAN, run -> {}))
        .contains(
            "2026-11-21 12:00:13 UTC, 시스템 coupon에서 장애 시작: kafka-1 대상 kill. 경보 BrokerDown이(가) 4 s"
                + " 만에 감지했습니다. 감지 후 알림까지 Slack 1 s, 이메일 1 s. 그동안의 요청 850건 중 실패 0건,"
                + " 결과가 불확실한 요청 0건. 지연된 쿠폰: 638. 유실된 쿠폰: 0. 원인 시작 15 s 후 복구가"
                + " 확인되었고, 그로부터 2 s 후 목표 수준이 유지되었습니다. 판정: PASS. 모든 약속이 지켜졌습니다.");
  }

  @Test
  void the_key_moments_have_times_and_what_the_run_does_not_tell_is_unknown() throws IOException {
    assertThat(lines(Locale.ENGLISH, run -> {}))
        .contains(
            "| detection: first expected alert | 12:00:17.000 | +4.0 s | 4 s | cause began |",
            "| told by Slack | 12:00:18.000 | +5.0 s | 1 s | detection |",
            "| first response: the heal started | 12:00:25.000 | +12.0 s | 8 s | detection |",
            "| analysis: a person or a diagnosis names the cause | unknown | unknown | – | – |",
            "| users told on the status page | unknown | unknown | – | – |",
            "| heal confirmed | 12:00:28.000 | +15.0 s | 15 s | cause began |",
            "| objective held | 12:00:30.000 | +17.0 s | 2 s | heal confirmed |",
            "| backlog drained | 12:00:29.500 | +16.5 s | 1.5 s | heal confirmed |");
  }

  @Test
  void users_and_coupons_are_counted_beside_control() throws IOException {
    assertThat(lines(Locale.ENGLISH, run -> {}))
        .contains(
            "| users who waited: accepted, and their coupon was delayed | 638 |",
            "| refused | 409 | COUPON\\_EXHAUSTED | 85 | 40 |",
            "| longest | 16.49 s | 34.8 ms |",
            "| coupons up to 1 s (and above the row before) | 85 | 435 |",
            "| never issued | 0 | 0 |");
  }

  @Test
  void the_cause_comes_with_what_a_diagnosis_names_and_with_what_the_harness_did()
      throws IOException {
    assertThat(text(Locale.ENGLISH, run -> {}))
        .contains(
            "What the harness really did follows",
            "| kill-kafka-1 | kill | kafka-1 | at 0 ms, for 15 s at most | absent from metadata |"
                + " metadata answered |",
            "| kill-kafka-1 | away, ms | 15,000 | 15,200 | 13,500 – 40,000 |",
            "logs/kafka-1.log");
  }

  @Test
  void figures_stand_side_by_side_and_nobody_responded_but_the_heal() throws IOException {
    assertThat(lines(Locale.ENGLISH, run -> {}))
        .contains(
            "Nobody responded but the heal, which belongs to the scenario. Before, during and after"
                + " it:",
            "| consumer-lag | 0 | 0 | 400 | 400 |",
            "| pool-use | unknown | unknown | unknown | unknown |");
  }

  @Test
  void each_finding_is_one_line_whose_owner_and_date_are_left_open() throws IOException {
    assertThat(lines(Locale.ENGLISH, run -> {}))
        .contains(
            "| The alert BrokerDown fired, as expected. | Walk through the runbook page against"
                + " this cause: does it lead here, and how soon? | docs/runbooks/broker-down.md"
                + " |  |  |");
  }

  @Test
  void a_broken_promise_is_an_item_with_its_numbers() throws IOException {
    String text =
        text(Locale.ENGLISH, run -> run.issued.removeIf(row -> row.requestId().equals("r-700")));

    assertThat(text)
        .contains("Verdict: FAIL. A promise was broken.")
        .contains("| FAIL no-lost-acceptance (run): ")
        .contains("| accepted, and without a coupon row at the end | 1 |")
        .contains("For example: user u-700, coupon RUSH");
  }

  @Test
  void failed_and_unknown_requests_are_told_by_code_and_by_user() throws IOException {
    String text =
        text(
            Locale.ENGLISH,
            run ->
                run.change(
                    PhaseName.FAULT,
                    call ->
                        call.outcome() == Outcome.REFUSED
                            ? RunBuilder.with(call, Outcome.FAILED, 503, "STORE_UNAVAILABLE")
                            : call));

    assertThat(text)
        .contains("| failed | 503 | STORE\\_UNAVAILABLE | 75 | 0 |")
        .contains("| users with a failed or uncertain request, by coupon | 75 |")
        .contains("| ... of them holding the coupon at the end | 0 |")
        .contains("Tell users on the status page");
  }

  @Test
  void an_alert_that_nobody_heard_of_is_told_as_never_and_without_receivers_as_unknown()
      throws IOException {
    assertThat(
            text(
                Locale.ENGLISH,
                run ->
                    run.timeline.removeIf(
                        event ->
                            event instanceof NoticeReceived notice
                                && notice.channel().equals("email"))))
        .contains("by Slack after another 1 s, by e-mail after never.");
    assertThat(text(Locale.ENGLISH, run -> run.without(NoticeReceived.class)))
        .contains("by Slack after another unknown, by e-mail after unknown.")
        .contains("This run holds no notices");
  }

  @Test
  void an_undisturbed_run_had_no_incident() throws IOException {
    Consumer<RunBuilder> undisturbed = PostMortemTest::undisturb;

    assertThat(text(Locale.ENGLISH, undisturbed))
        .contains("There was no incident: nothing was to be broken in this run. No alert fired.")
        .contains("Verdict: PASS.")
        .contains("this run gives nothing to prevent")
        .doesNotContain("Key moments");
    assertThat(text(Locale.KOREAN, undisturbed)).contains("장애가 없었습니다.");
  }

  @Test
  void an_alarm_in_an_undisturbed_run_is_a_false_one_and_has_an_item() throws IOException {
    String text =
        text(
            Locale.ENGLISH,
            run -> {
              undisturb(run);
              run.timeline.add(new AlertFiring(RunBuilder.INJECTED.plusSeconds(2), "BrokerDown"));
            });

    assertThat(text)
        .contains("false ones: BrokerDown.")
        .contains("| The alert BrokerDown fired although nothing was broken. |");
  }

  @Test
  void without_its_scenario_nobody_knows_which_alert_was_expected() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.delete(run.scenario());

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("Which alerts were expected is unknown.")
        .contains("BrokerDown fires (whether it was expected is unknown)")
        .contains("| The alert BrokerDown fired; whether it was expected is unknown. |");
  }

  @Test
  void a_fault_that_finds_nothing_to_strike_is_no_incident_of_this_system() throws IOException {
    String text =
        text(
            Locale.ENGLISH,
            run -> {
              run.without(FaultInjected.class);
              run.without(HealConfirmed.class);
              run.timeline.add(
                  new FaultWithoutGrip(
                      RunBuilder.HEALED, RunBuilder.INJECTED, "kill-kafka-1", "kill", "brokers"));
            });

    assertThat(text)
        .contains("kill has nothing to strike on the system coupon: what follows")
        .contains("Every objective held.")
        .contains("kill has nothing to strike on the system coupon (brokers).");
  }

  @Test
  void a_run_that_broke_off_before_the_fault_does_not_claim_that_nothing_happened()
      throws IOException {
    RunBuilder run = new RunBuilder(folder);
    run.timeline.removeIf(event -> !event.at().isBefore(RunBuilder.INJECTED));
    RunDirectory written = run.write();
    Files.delete(written.manifest());

    PostMortem.write(written, Locale.ENGLISH);

    assertThat(markdown(written))
        .contains("(kill of kafka-1), but the run tells of no injection")
        .contains("Verdict: ERROR.")
        .contains("manifest.json is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeline.jsonl",
        "calls.jsonl.zst",
        "samples.jsonl.zst",
        "final/issued.jsonl.zst",
        "scenario.yaml",
        "system.yaml",
        "environment.json",
        "manifest.json"
      })
  void a_missing_file_leaves_the_rest_and_is_named(String name) throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.delete(run.root().resolve(name));

    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      PostMortem.write(run, language);

      assertThat(markdown(run))
          .contains(language.equals(Locale.KOREAN) ? "알 수 없음" : "unknown")
          .contains(name)
          .contains("ERROR");
    }
  }

  @Test
  void a_timeline_that_breaks_off_in_a_line_is_told_until_there() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Path timeline = run.file(RunDirectory.TIMELINE);
    byte[] whole = Files.readAllBytes(timeline);
    Files.write(timeline, Arrays.copyOf(whole, whole.length - 20));

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("The alert BrokerDown noticed it after 4 s.")
        .contains("damaged from somewhere on, so that counts may be too low: timeline.jsonl");
  }

  @Test
  void calls_that_cannot_be_read_are_unknown_and_never_none() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.writeString(run.file(RunDirectory.CALLS), "not zstd");

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("Of unknown requests meanwhile, unknown failed")
        .contains("Delayed coupons: unknown. Lost coupons: unknown.");
  }

  @Test
  void a_changed_run_is_told_with_that_doubt() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.writeString(run.root().resolve("logs/kafka-1.log"), "something else\n");

    PostMortem.write(run, Locale.ENGLISH);

    assertThat(markdown(run))
        .contains("Verdict: ERROR.")
        .contains("logs/kafka-1.log")
        .contains("The alert BrokerDown noticed it after 4 s.");
  }

  @Test
  void words_out_of_a_run_never_become_markup() throws IOException {
    RunBuilder run = new RunBuilder(folder);
    run.timeline.add(new FaultInjected(RunBuilder.INJECTED, HOSTILE, HOSTILE, HOSTILE));
    run.timeline.add(new FaultConfirmed(RunBuilder.INJECTED, HOSTILE, HOSTILE));
    run.timeline.add(new AlertFiring(RunBuilder.INJECTED.plusSeconds(1), HOSTILE));
    run.timeline.add(
        new NoticeReceived(
            RunBuilder.INJECTED.plusSeconds(1),
            HOSTILE,
            HOSTILE,
            HOSTILE,
            true,
            "x",
            "runbook: " + HOSTILE));
    RunDirectory written = run.write();

    PostMortem.write(written, Locale.ENGLISH);

    assertThat(html(written))
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("[[49]]")
        .contains("default-src &#39;none&#39;", "${7*7}")
        .doesNotContainPattern("<link|@import|https?://(?!www\\.thymeleaf)");
    assertThat(markdown(written)).doesNotContain("<script>").doesNotContain("<img");
  }

  @Test
  void the_page_belongs_to_no_run_so_that_judging_again_gives_the_same() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();

    PostMortem.write(run, Locale.KOREAN);

    assertThat(Judge.judge(run).verdict()).isEqualTo(Verdict.PASS);
    assertThat(html(run)).contains("<html lang=\"ko\"", "사후 분석: broker-away");
  }

  @Test
  void everything_is_said_in_both_languages() {
    assertThat(Words.of(Locale.KOREAN).bundle().keySet())
        .isEqualTo(Words.of(Locale.ENGLISH).bundle().keySet());
  }

  private static void undisturb(RunBuilder run) {
    run.scenario =
        run.scenario
            .replaceAll("(?m)^faults:\\R.*\\R", "undisturbed: 15s\n")
            .replaceAll("(?m)^alerts:\\R.*\\R", "");
    for (var type :
        List.of(
            FaultInjected.class,
            FaultConfirmed.class,
            HealStarted.class,
            HealConfirmed.class,
            AlertFiring.class,
            AlertCleared.class,
            NoticeReceived.class,
            DoseMeasured.class)) {
      run.without(type);
    }
    run.timeline.add(new Undisturbed(RunBuilder.HEALED, RunBuilder.INJECTED));
  }

  private List<String> lines(Locale language, Consumer<RunBuilder> change) throws IOException {
    return text(language, change).lines().toList();
  }

  private String text(Locale language, Consumer<RunBuilder> change) throws IOException {
    RunBuilder run = new RunBuilder(folder);
    change.accept(run);
    RunDirectory written = run.write();
    PostMortem.write(written, language);
    return markdown(written);
  }

  private static String markdown(RunDirectory run) throws IOException {
    return Files.readString(run.root().resolve("incident.md"));
  }

  private static String html(RunDirectory run) throws IOException {
    return Files.readString(run.root().resolve("incident.html"));
  }
}
