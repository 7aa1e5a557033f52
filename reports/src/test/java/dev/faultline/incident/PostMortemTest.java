package dev.faultline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.OtherCall;
import dev.faultline.RunBuilder;
import dev.faultline.check.Judge;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a whole run has to tell. */
class PostMortemTest extends Told {
  private static final String HOSTILE =
      "</style><script>alert(1)</script><img src=x>|`${7*7}[[${7*7}]]";

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
                            ? OtherCall.with(call, Outcome.FAILED, 503, "STORE_UNAVAILABLE")
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
}
