package dev.faultline.incident;

import dev.faultline.history.Timeline.Firing;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.run.TimelineEvent.StatusPageSeen;
import dev.faultline.run.TimelineEvent.StatusPageSeen.StatusPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The moments by which an incident is remembered, as one table: when, and how long it took. */
record Moments(Incident incident, Words words) {

  Document.Table table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("moment.began", incident.began(), Optional.empty()));
    rows.add(row("moment.detection", incident.detection().map(Firing::from), incident.began()));
    for (String channel : Notice.CHANNELS) {
      rows.add(
          row(
              "moment.notice." + channel,
              notice(channel).map(NoticeReceived::at),
              incident.detection().map(Firing::from)));
    }
    rows.add(
        row(
            planned().isPresent() ? "moment.planned-response" : "moment.response",
            response(),
            incident.detection().map(Firing::from)));
    rows.add(row("moment.analysis", Optional.empty(), Optional.empty()));
    rows.add(row("moment.status-page", statusPage(), incident.detection().map(Firing::from)));
    Optional<Instant> healed = incident.timeline().healed();
    rows.add(row("moment.healed", healed, incident.began()));
    rows.add(row("moment.first-success", incident.stopped("first-success"), healed));
    rows.add(row("moment.objective-held", incident.stopped("objective-held"), healed));
    rows.add(row("moment.drained", incident.stopped("drained"), healed));
    return new Document.Table(
        words.say("moments"),
        List.of(
            words.say("head.moment"),
            words.say("head.time"),
            words.say("head.since"),
            words.say("head.took"),
            words.say("head.from")),
        rows);
  }

  /** The first notice of the alert that noticed. */
  Optional<NoticeReceived> notice(String channel) {
    return incident.detection().flatMap(firing -> Notice.of(incident.timeline(), firing, channel));
  }

  /** When the status page told of the delay first. */
  Optional<Instant> statusPage() {
    return incident.timeline().all(StatusPageSeen.class).stream()
        .filter(page -> page.shows() == StatusPage.DELAYED)
        .map(StatusPageSeen::at)
        .filter(at -> incident.began().filter(from -> !at.isBefore(from)).isPresent())
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> planned() {
    return incident.timeline().all(ResponseStarted.class).stream()
        .map(ResponseStarted::at)
        .min(Comparator.naturalOrder());
  }

  /** What operations did first; where the scenario has nothing of that, the heal. */
  Optional<Instant> response() {
    return planned().or(this::heal);
  }

  private Optional<Instant> heal() {
    return incident.timeline().all(HealStarted.class).stream()
        .map(HealStarted::at)
        .min(Comparator.naturalOrder());
  }

  /** How long after the cause began something was. */
  String since(Instant at) {
    return incident.began().map(from -> words.offset(from, at)).orElseGet(words::unknown);
  }

  private List<String> row(String key, Optional<Instant> at, Optional<Instant> from) {
    return List.of(
        words.say(key),
        at.map(Words::time).orElseGet(words::unknown),
        at.map(this::since).orElseGet(words::unknown),
        from.flatMap(start -> at.map(end -> words.delay(start, end))).orElse("–"),
        from.isPresent() && at.isPresent() ? words.say(key + ".from") : "–");
  }
}
