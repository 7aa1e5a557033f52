package dev.faultline.incident;

import dev.faultline.history.Timeline.Firing;
import dev.faultline.incident.Document.Section;
import dev.faultline.incident.Document.Table;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to be done so that it does not come again; who does it, and when, people decide. */
record PreventionSection(Incident incident, Words words) {
  private static final String COMMUNICATION = "docs/runbooks/communication.md";

  Section section() {
    List<List<String>> rows = new ArrayList<>();
    incident.verdict().breaches().forEach(check -> rows.add(broken(check)));
    Set<String> alerts = new LinkedHashSet<>();
    incident.firings().forEach((Firing firing) -> alerts.add(firing.alert()));
    alerts.forEach(alert -> rows.add(rang(alert)));
    boolean struck = incident.kind() == Incident.Kind.STRUCK;
    if (struck && incident.responses().isEmpty()) {
      boolean healed = !incident.timeline().all(HealStarted.class).isEmpty();
      rows.add(
          item(
              words.say(healed ? "item.heal-only" : "item.no-response"),
              words.say("todo.no-response"),
              "–"));
    }
    if (struck && wasFelt() && new Moments(incident, words).statusPage().isEmpty()) {
      rows.add(item(words.say("item.not-told"), words.say("todo.not-told"), COMMUNICATION));
    }
    if (rows.isEmpty()) {
      return new Section(words.say("prevention"), List.of(words.say("prevention.none")), List.of());
    }
    return new Section(
        words.say("prevention"),
        List.of(words.say("prevention.people")),
        List.of(
            new Table(
                "",
                List.of(
                    words.say("head.finding"),
                    words.say("head.todo"),
                    words.say("head.runbook"),
                    words.say("head.owner"),
                    words.say("head.due")),
                rows)));
  }

  private List<String> broken(CheckResult check) {
    String found =
        words.say(
            "item.check",
            check.verdict().name(),
            check.name(),
            check.phase(),
            words.sentence(check.sentence()),
            check.measured().map(Quantity::text).orElse("–"),
            check.limit().map(Quantity::text).orElse("–"));
    String examples =
        check.counterexamples().isEmpty()
            ? ""
            : " " + words.say("item.examples", String.join("; ", check.counterexamples()));
    return item(found + examples, words.say("todo." + check.verdict().name()), "–");
  }

  private List<String> rang(String alert) {
    boolean expected = incident.expectedAlerts().contains(alert);
    String which =
        switch (incident.kind()) {
          case NONE, WITHOUT_GRIP -> "false";
          case UNKNOWN -> "unsure";
          case STRUCK -> incident.scenario().isEmpty() ? "unsure" : expected ? "expected" : "other";
        };
    Optional<String> runbook = Notice.runbook(incident.timeline(), alert);
    return item(
        words.say("item." + which, alert), words.say("todo." + which), words.orUnknown(runbook));
  }

  /** Whether anybody had to be told: not, if nobody waited and nothing failed. */
  private boolean wasFelt() {
    Impact impact = incident.impact();
    return impact.count(Outcome.FAILED) > 0
        || impact.count(Outcome.UNKNOWN) > 0
        || impact.delayed().orElse(0L) > 0;
  }

  private static List<String> item(String finding, String todo, String runbook) {
    return List.of(finding, todo, runbook, "", "");
  }
}
