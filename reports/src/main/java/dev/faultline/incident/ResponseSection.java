package dev.faultline.incident;

import dev.faultline.check.ResponseEffect;
import dev.faultline.incident.Document.Section;
import dev.faultline.incident.Document.Table;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.scenario.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was done about it, and what that changed. */
record ResponseSection(Incident incident, Words words) {

  Section section() {
    if (!incident.responses().isEmpty()) {
      return new Section(
          words.say("responses"),
          List.of(words.say("responses.planned")),
          List.of(changes(), figures()));
    }
    boolean healed = !incident.timeline().all(HealStarted.class).isEmpty();
    String who =
        switch (incident.kind()) {
          case NONE, WITHOUT_GRIP -> "responses.not-needed";
          case UNKNOWN -> "responses.none-known";
          case STRUCK -> healed ? "responses.heal-only" : "responses.none";
        };
    return new Section(words.say("responses"), List.of(words.say(who)), List.of(figures()));
  }

  /** One row for each figure of each response: a page is narrow. */
  private Table changes() {
    List<List<String>> rows = new ArrayList<>();
    for (ResponseEffect one : incident.responses()) {
      rows.add(
          List.of(
              one.response(),
              words.say("responses.result"),
              one.trigger(),
              one.confirmed().map(at -> words.between(one.started(), at) + ": ").orElse("")
                  + one.result()));
      for (ResponseEffect.Change change : one.changes()) {
        rows.add(
            List.of(
                one.response(),
                change.figure(),
                words.orUnknown(change.before()),
                words.orUnknown(change.after())));
      }
    }
    return new Table(
        words.say("responses.changes"),
        List.of(
            words.say("head.response"),
            words.say("head.figure"),
            words.say("head.before"),
            words.say("head.after")),
        rows);
  }

  private Table figures() {
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : Figures.METRICS) {
      rows.add(row(metric.word(), name -> incident.figures().text(metric, name)));
    }
    rows.add(row(words.say("figure.heap"), incident.figures()::heap));
    List<String> head = new ArrayList<>(List.of(words.say("head.figure")));
    for (Spans.Name name : Spans.Name.values()) {
      head.add(words.say("span." + name.name()));
    }
    return new Table(words.say("responses.figures"), head, rows);
  }

  private List<String> row(String figure, Function<Spans.Name, Optional<String>> value) {
    List<String> row = new ArrayList<>(List.of(figure));
    for (Spans.Name name : Spans.Name.values()) {
      row.add(words.orUnknown(value.apply(name)));
    }
    return row;
  }
}
