package dev.faultline.incident;

import dev.faultline.history.Timeline;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.incident.Document.Section;
import dev.faultline.incident.Document.Table;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HarnessError;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealFailed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.run.TimelineEvent.StatusPageSeen;
import dev.faultline.run.TimelineEvent.Undisturbed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What happened, in the order of time. */
record TimelineSection(Incident incident, Words words) {
  /** Enough for any incident that a person can follow. */
  private static final int MOST_ROWS = 200;

  private record Row(Instant at, String stage, String text) {}

  Section section() {
    List<Row> rows = rows();
    List<String> paragraphs = new ArrayList<>();
    if (!Notice.anyHeard(incident.timeline())) {
      paragraphs.add(words.say("timeline.no-notices"));
    }
    if (rows.size() > MOST_ROWS) {
      paragraphs.add(words.say("timeline.cut", String.valueOf(rows.size() - MOST_ROWS)));
    }
    Moments moments = new Moments(incident, words);
    Table all =
        new Table(
            words.say("timeline.all"),
            List.of(
                words.say("head.time"),
                words.say("head.since"),
                words.say("head.stage"),
                words.say("head.what")),
            rows.stream()
                .limit(MOST_ROWS)
                .map(
                    row ->
                        List.of(
                            Words.time(row.at()),
                            moments.since(row.at()),
                            words.say("stage." + row.stage()),
                            row.text()))
                .toList());
    List<Table> tables =
        incident.kind() == Incident.Kind.NONE ? List.of(all) : List.of(moments.table(), all);
    return new Section(words.say("timeline"), paragraphs, tables);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    causes(rows);
    alerts(rows);
    responses(rows);
    heals(rows);
    recovery(rows, "first-success");
    recovery(rows, "objective-held");
    recovery(rows, "drained");
    incident
        .timeline()
        .all(HarnessError.class)
        .forEach(
            error -> add(rows, error.at(), "harness", "say.error", error.doing(), error.message()));
    rows.sort(Comparator.comparing(Row::at));
    return rows;
  }

  private void causes(List<Row> rows) {
    Timeline timeline = incident.timeline();
    timeline
        .all(FaultInjected.class)
        .forEach(one -> add(rows, one.at(), "cause", "say.injected", one.kind(), one.target()));
    timeline
        .all(FaultConfirmed.class)
        .forEach(one -> add(rows, one.at(), "cause", "say.bit", one.fault(), one.evidence()));
    timeline
        .all(FaultWithoutGrip.class)
        .forEach(
            one -> add(rows, one.from(), "cause", "say.without-grip", one.kind(), one.lacks()));
    timeline
        .all(Undisturbed.class)
        .forEach(
            one ->
                add(
                    rows,
                    one.from(),
                    "cause",
                    "say.undisturbed",
                    words.between(one.from(), one.at())));
  }

  private void alerts(List<Row> rows) {
    Set<String> expected = incident.expectedAlerts();
    for (Firing firing : incident.firings()) {
      boolean detected = incident.detection().filter(firing::equals).isPresent();
      String key =
          incident.scenario().isEmpty()
              ? "say.fires"
              : expected.contains(firing.alert()) ? "say.expected" : "say.other";
      add(rows, firing.from(), detected ? "detection" : "alert", key, firing.alert());
      for (NoticeReceived notice : Notice.firsts(incident.timeline(), firing)) {
        add(
            rows,
            notice.at(),
            "notice",
            "say.notice",
            words.channel(notice.channel()),
            notice.to(),
            notice.alert(),
            words.delay(firing.from(), notice.at()));
      }
      firing.cleared().ifPresent(at -> add(rows, at, "alert", "say.cleared", firing.alert()));
    }
  }

  private void responses(List<Row> rows) {
    Timeline timeline = incident.timeline();
    timeline
        .all(ResponseStarted.class)
        .forEach(
            one ->
                add(
                    rows,
                    one.at(),
                    "response",
                    "say.responded",
                    one.action(),
                    one.target(),
                    one.trigger()));
    timeline
        .all(ResponseConfirmed.class)
        .forEach(
            one ->
                add(rows, one.at(), "response", "say.took-effect", one.response(), one.evidence()));
    timeline
        .all(ResponseFailed.class)
        .forEach(
            one -> add(rows, one.at(), "response", "say.no-effect", one.response(), one.reason()));
    timeline.all(StatusPageSeen.class).stream()
        .filter(page -> incident.began().filter(from -> page.at().isAfter(from)).isPresent())
        .forEach(
            page -> add(rows, page.at(), "response", "say.page." + page.shows(), page.found()));
  }

  private void heals(List<Row> rows) {
    Timeline timeline = incident.timeline();
    timeline
        .all(HealStarted.class)
        .forEach(one -> add(rows, one.at(), "response", "say.heal-started", one.fault()));
    timeline
        .all(HealConfirmed.class)
        .forEach(one -> add(rows, one.at(), "recovery", "say.healed", one.fault(), one.evidence()));
    timeline
        .all(HealFailed.class)
        .forEach(
            one -> add(rows, one.at(), "recovery", "say.heal-failed", one.fault(), one.reason()));
  }

  private void recovery(List<Row> rows, String clock) {
    incident.stopped(clock).ifPresent(at -> add(rows, at, "recovery", "say." + clock));
  }

  private void add(List<Row> rows, Instant at, String stage, String key, String... arguments) {
    rows.add(new Row(at, stage, words.say(key, (Object[]) arguments)));
  }
}
