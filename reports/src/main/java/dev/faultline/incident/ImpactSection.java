package dev.faultline.incident;

import dev.faultline.incident.Document.Section;
import dev.faultline.incident.Document.Table;
import dev.faultline.scenario.Invariant;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What users and coupons felt. */
record ImpactSection(Incident incident, Words words) {

  Section section() {
    return new Section(
        words.say("impact"),
        List.of(words.say("impact.span"), words.say("impact.delayed")),
        List.of(users(), answers(), delays(), promises()));
  }

  /** Coupons that were promised and are nowhere. */
  static String lost(Incident incident, Words words) {
    Long lost = incident.verdict().counts().get("lost");
    return lost == null ? words.unknown() : words.count(lost);
  }

  private Table users() {
    Impact impact = incident.impact();
    return new Table(
        words.say("impact.users"),
        List.of(words.say("head.what"), words.say("head.count")),
        List.of(
            List.of(words.say("users.calls"), seen(impact.calls())),
            List.of(words.say("users.failed"), seen(impact.count(Outcome.FAILED))),
            List.of(words.say("users.unknown"), seen(impact.count(Outcome.UNKNOWN))),
            List.of(words.say("users.refused"), seen(impact.count(Outcome.REFUSED))),
            List.of(words.say("users.unserved"), seen(impact.unserved())),
            List.of(
                words.say("users.holding"),
                incident.rowsRead() ? seen(impact.unservedButHolding()) : words.unknown()),
            List.of(
                words.say("users.waited"),
                reconciled()
                    ? words.orUnknown(impact.delayed().map(words::count))
                    : words.unknown()),
            List.of(
                words.say("users.not-issued"),
                reconciled() ? seen(impact.during().never()) : words.unknown())));
  }

  private Table answers() {
    List<List<String>> rows = new ArrayList<>();
    incident
        .impact()
        .answers()
        .forEach(
            (answer, counts) ->
                rows.add(
                    List.of(
                        words.say("outcome." + answer.outcome().name().toLowerCase(Locale.ROOT)),
                        answer.status() == 0 ? "–" : String.valueOf(answer.status()),
                        answer.code().isEmpty() ? "–" : answer.code(),
                        words.count(counts.during()),
                        words.count(counts.before()))));
    return new Table(
        words.say("impact.answers"),
        List.of(
            words.say("head.outcome"),
            words.say("head.status"),
            words.say("head.code"),
            words.say("head.during"),
            words.say("head.control")),
        rows);
  }

  private Table delays() {
    Delays during = incident.impact().during();
    Delays before = incident.impact().before();
    List<List<String>> rows = new ArrayList<>();
    for (int percentile : new int[] {50, 95, 99}) {
      rows.add(
          delay(
              "p" + percentile,
              millis(during.percentileMillis(percentile)),
              millis(before.percentileMillis(percentile))));
    }
    rows.add(
        delay(
            words.say("delay.longest"),
            millis(during.longestMicros().map(micros -> micros / 1000.0)),
            millis(before.longestMicros().map(micros -> micros / 1000.0))));
    for (int i = 0; i <= Delays.BOUNDS.length; i++) {
      rows.add(delay(bound(i), stored(during.within(i)), stored(before.within(i))));
    }
    rows.add(delay(words.say("delay.never"), stored(during.never()), stored(before.never())));
    return new Table(
        words.say("impact.delays"),
        List.of(words.say("head.delay"), words.say("head.during"), words.say("head.control")),
        rows);
  }

  private String bound(int index) {
    int last = Delays.BOUNDS.length;
    return index == last
        ? words.say("delay.above", String.valueOf(Delays.BOUNDS[last - 1]))
        : words.say("delay.within", String.valueOf(Delays.BOUNDS[index]));
  }

  private List<String> delay(String name, String during, String before) {
    return List.of(name, during, before);
  }

  private String millis(Optional<Double> millis) {
    return reconciled()
        ? words.orUnknown(millis.map(value -> Quantity.millis(value).text()))
        : words.unknown();
  }

  private String stored(long count) {
    return reconciled() ? words.count(count) : words.unknown();
  }

  private Table promises() {
    return new Table(
        words.say("impact.promises"),
        List.of(words.say("head.what"), words.say("head.count"), words.say("head.says")),
        List.of(
            List.of(
                words.say("promise.lost"),
                lost(incident, words),
                told(Invariant.NO_LOST_ACCEPTANCE)),
            List.of(
                words.say("promise.oversold"),
                measured(Invariant.NO_OVERSELL),
                told(Invariant.NO_OVERSELL)),
            List.of(
                words.say("promise.twice"),
                measured(Invariant.ONE_PER_USER),
                told(Invariant.ONE_PER_USER))));
  }

  private Optional<CheckResult> check(Invariant invariant) {
    return incident.verdict().checks().stream()
        .filter(check -> check.name().equals(invariant.word()))
        .findFirst();
  }

  private String measured(Invariant invariant) {
    return words.orUnknown(check(invariant).flatMap(CheckResult::measured).map(Quantity::text));
  }

  private String told(Invariant invariant) {
    return check(invariant)
        .map(check -> check.verdict() + ": " + words.sentence(check.sentence()))
        .orElseGet(() -> words.say("not-asked", invariant.word()));
  }

  private boolean reconciled() {
    return incident.rowsRead() && incident.callsRead();
  }

  private String seen(long count) {
    return incident.callsRead() ? words.count(count) : words.unknown();
  }
}
