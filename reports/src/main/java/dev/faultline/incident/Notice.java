package dev.faultline.incident;

import dev.faultline.history.Timeline;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people were told of alerts, as the receivers of the run heard it. */
final class Notice {
  /** By which everybody must hear. */
  static final List<String> CHANNELS = List.of("slack", "email");

  /** A firing is known by the second in which Prometheus was asked for it; the notice is not. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private static final Pattern RUNBOOK = Pattern.compile("runbook: (\\S+)");

  private Notice() {}

  /** Whether this run heard notices at all; older ones had no receivers. */
  static boolean anyHeard(Timeline timeline) {
    return !timeline.all(NoticeReceived.class).isEmpty();
  }

  /** The first notice of a firing by a channel. */
  static Optional<NoticeReceived> of(Timeline timeline, Firing firing, String channel) {
    return heard(timeline, firing).stream()
        .filter(notice -> notice.channel().equals(channel))
        .findFirst();
  }

  /** Each first notice of a firing, by channel and by whom it was for. */
  static List<NoticeReceived> firsts(Timeline timeline, Firing firing) {
    List<NoticeReceived> firsts = new ArrayList<>();
    for (NoticeReceived notice : heard(timeline, firing)) {
      if (firsts.stream()
          .noneMatch(
              one -> one.channel().equals(notice.channel()) && one.to().equals(notice.to()))) {
        firsts.add(notice);
      }
    }
    return firsts;
  }

  /** The runbook page that a notice of an alert named. */
  static Optional<String> runbook(Timeline timeline, String alert) {
    return timeline.all(NoticeReceived.class).stream()
        .filter(notice -> notice.alert().equals(alert))
        .map(notice -> RUNBOOK.matcher(notice.text()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  private static List<NoticeReceived> heard(Timeline timeline, Firing firing) {
    return timeline.all(NoticeReceived.class).stream()
        .filter(NoticeReceived::firing)
        .filter(notice -> notice.alert().equals(firing.alert()))
        .filter(notice -> !notice.at().isBefore(firing.from().minus(ROUNDING)))
        .filter(
            notice -> firing.cleared().filter(cleared -> notice.at().isAfter(cleared)).isEmpty())
        .toList();
  }
}
