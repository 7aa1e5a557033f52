package dev.faultline.incident;

import dev.faultline.history.Timeline.Firing;
import dev.faultline.incident.Document.Section;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.scenario.TimedFault;
import dev.faultline.system.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The incident in one paragraph, for those who read no further. */
record SummarySection(Incident incident, Words words) {

  Section section() {
    List<String> sentences = new ArrayList<>();
    switch (incident.kind()) {
      case NONE -> nothing(sentences);
      case UNKNOWN -> sentences.add(words.say("summary.not-struck", planned()));
      case STRUCK -> {
        sentences.add(
            words.say("summary.struck", causes(), began(), words.orUnknown(incident.system())));
        story(sentences);
      }
      case WITHOUT_GRIP -> {
        sentences.add(
            words.say("summary.without-grip", causes(), words.orUnknown(incident.system())));
        story(sentences);
      }
    }
    sentences.add(
        words.say("summary.verdict", incident.verdict().verdict().name())
            + " "
            + words.say("verdict." + incident.verdict().verdict().name()));
    return new Section(words.say("summary"), List.of(String.join(" ", sentences)), List.of());
  }

  private void nothing(List<String> sentences) {
    Impact impact = incident.impact();
    sentences.add(words.say("summary.none"));
    String rang =
        incident.firings().stream().map(Firing::alert).distinct().collect(Collectors.joining(", "));
    sentences.add(
        rang.isEmpty() ? words.say("summary.none-rang") : words.say("summary.rang", rang));
    sentences.add(
        words.say(
            "summary.impact",
            count(impact.calls()),
            count(impact.count(Outcome.FAILED)),
            count(impact.count(Outcome.UNKNOWN))));
  }

  private void story(List<String> sentences) {
    detection(sentences);
    told(sentences);
    impact(sentences);
    sentences.add(recovery());
  }

  private String recovery() {
    Optional<Instant> healed = incident.timeline().healed();
    Optional<Instant> held = incident.stopped("objective-held");
    if (incident.kind() == Incident.Kind.WITHOUT_GRIP) {
      return words.say(held.isPresent() ? "summary.held" : "summary.not-held");
    }
    if (healed.isEmpty()) {
      return words.say("summary.not-healed");
    }
    return held.isEmpty()
        ? words.say("summary.not-recovered")
        : words.say(
            "summary.recovered",
            incident
                .began()
                .map(from -> words.between(from, healed.get()))
                .orElseGet(words::unknown),
            words.between(healed.get(), held.get()));
  }

  private void detection(List<String> sentences) {
    Optional<Firing> detection = incident.detection();
    if (detection.isPresent()) {
      sentences.add(
          words.say(
              "summary.detected",
              detection.get().alert(),
              incident
                  .began()
                  .map(from -> words.between(from, detection.get().from()))
                  .orElseGet(words::unknown)));
    } else if (incident.scenario().isEmpty()) {
      sentences.add(words.say("summary.detection-unknown"));
    } else {
      sentences.add(
          words.say(
              incident.expectedAlerts().isEmpty() ? "summary.none-expected" : "summary.undetected",
              String.join(", ", incident.expectedAlerts().stream().sorted().toList())));
    }
  }

  private void told(List<String> sentences) {
    Optional<Firing> detection = incident.detection();
    if (detection.isEmpty()) {
      return;
    }
    Moments moments = new Moments(incident, words);
    sentences.add(
        words.say(
            "summary.told",
            delay(moments.notice("slack"), detection.get()),
            delay(moments.notice("email"), detection.get())));
  }

  private String delay(Optional<NoticeReceived> notice, Firing firing) {
    return notice
        .map(one -> words.delay(firing.from(), one.at()))
        .orElseGet(
            () -> Notice.anyHeard(incident.timeline()) ? words.say("never") : words.unknown());
  }

  private void impact(List<String> sentences) {
    Impact impact = incident.impact();
    sentences.add(
        words.say(
            "summary.impact",
            count(impact.calls()),
            count(impact.count(Outcome.FAILED)),
            count(impact.count(Outcome.UNKNOWN))));
    sentences.add(
        words.say(
            "summary.coupons",
            incident.rowsRead() && incident.callsRead()
                ? words.orUnknown(impact.delayed().map(words::count))
                : words.unknown(),
            ImpactSection.lost(incident, words)));
  }

  private String count(long count) {
    return incident.callsRead() ? words.count(count) : words.unknown();
  }

  private String began() {
    return incident.began().map(Words::date).orElseGet(words::unknown);
  }

  private String causes() {
    List<String> causes = new ArrayList<>();
    incident
        .timeline()
        .all(FaultInjected.class)
        .forEach(one -> causes.add(words.say("cause", one.kind(), one.target())));
    incident.timeline().all(FaultWithoutGrip.class).forEach(one -> causes.add(one.kind()));
    return String.join(", ", causes);
  }

  private String planned() {
    return words.orUnknown(
        incident
            .scenario()
            .map(
                one ->
                    one.faults().stream()
                        .map(TimedFault::fault)
                        .map(fault -> words.say("cause", fault.kind().word(), fault.target()))
                        .collect(Collectors.joining(", "))));
  }
}
