package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Timeline;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.history.Window;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether people were told of each expected alert that fired: by Slack and by e-mail, soon, to the
 * tier that it names, and with what they need to act. An alert that nobody hears is none.
 */
record PeopleTold(History history) implements Check {
  /** The incident document allows five minutes; group times of a bed leave no reason for them. */
  private static final Duration WITHIN = Duration.ofSeconds(5);

  /** A firing is known by the second in which Prometheus was asked for it; the notice is not. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private static final Pattern KOREAN = Pattern.compile("\\p{IsHangul}");
  private static final Pattern SINCE = Pattern.compile("since: \\d{4}-");
  private static final Pattern RUNBOOK = Pattern.compile("runbook: \\S");
  private static final Pattern DASHBOARD = Pattern.compile("dashboard: http");

  @Override
  public List<CheckResult> results() {
    List<CheckResult> results = new ArrayList<>();
    for (AlertExpectation alert : history.scenario().alertsOn(history.system().name())) {
      firstFiring(alert.name())
          .ifPresent(
              fired ->
                  NoticeReceived.CHANNELS.forEach(
                      channel -> results.add(told(alert.name(), channel, fired))));
    }
    return results;
  }

  /** That it never fired is another check's. */
  private Optional<Instant> firstFiring(String alert) {
    Timeline timeline = history.timeline();
    return timeline
        .injected()
        .flatMap(since -> timeline.firings(alert, since).stream().map(Firing::from).findFirst());
  }

  private CheckResult told(String alert, String channel, Instant fired) {
    String name = "people-told " + alert + " " + channel;
    Optional<NoticeReceived> first =
        history.timeline().all(NoticeReceived.class).stream()
            .filter(notice -> notice.alert().equals(alert) && notice.channel().equals(channel))
            .filter(NoticeReceived::firing)
            .filter(notice -> !notice.at().isBefore(fired.minus(ROUNDING)))
            .findFirst();
    return first
        .map(notice -> judged(name, notice, fired))
        .orElseGet(
            () ->
                CheckResult.of(
                        name,
                        Verdict.FAIL,
                        "%s fired and nobody heard of it by %s.".formatted(alert, channel),
                        "%s 경보가 울렸으나 %s 알림이 오지 않음.".formatted(alert, channel))
                    .in(PhaseName.FAULT));
  }

  private static CheckResult judged(String name, NoticeReceived notice, Instant fired) {
    Findings lacking = lacking(notice);
    double millis = Math.max(0, Window.millisBetween(fired, notice.at()));
    boolean good = lacking.count() == 0 && millis <= WITHIN.toMillis();
    return CheckResult.of(
            name,
            good ? Verdict.PASS : Verdict.FAIL,
            "The notice came that long after the alert fired, and lacks %d of what it must say."
                .formatted(lacking.count()),
            "경보 발생 후 알림까지 걸린 시간. 빠진 내용 %d개.".formatted(lacking.count()))
        .in(PhaseName.FAULT)
        .measured(Quantity.millis(millis), 1)
        .atMost((double) WITHIN.toMillis())
        .examples(lacking.examples());
  }

  private static Findings lacking(NoticeReceived notice) {
    Findings lacking = new Findings();
    lack(lacking, notice.title().contains(", " + notice.to() + ")"), "it was for another tier");
    lack(lacking, KOREAN.matcher(notice.text()).find(), "Korean");
    lack(lacking, SINCE.matcher(notice.text()).find(), "since when");
    lack(lacking, RUNBOOK.matcher(notice.text()).find(), "the runbook");
    lack(lacking, DASHBOARD.matcher(notice.text()).find(), "the dashboard");
    return lacking;
  }

  private static void lack(Findings lacking, boolean there, String what) {
    if (!there) {
      lacking.add(() -> what);
    }
  }
}
