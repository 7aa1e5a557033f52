package dev.faultline.check;

import dev.faultline.history.Timeline;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one alert did in one run, beside what the scenario asks of it. A false alarm is no
 * detection: what began to fire before the injection has no time.
 *
 * @param expected whether the scenario names it
 * @param missed expected, and after an injection it never fired, or too late
 * @param falseAlarm it fired while nothing was wrong
 * @param fired from the injection to the first firing
 * @param cleared from the confirmed heal until it fired no more; 0 when it cleared before
 */
public record Alarm(
    String alert,
    boolean expected,
    boolean missed,
    boolean falseAlarm,
    Optional<Duration> fired,
    Optional<Duration> cleared) {

  /** All alerts that a run names or heard since its control phase began, by name. */
  public static List<Alarm> of(Scenario scenario, String system, Timeline timeline) {
    Map<String, AlertExpectation> expected =
        scenario.alertsOn(system).stream()
            .collect(
                Collectors.toMap(
                    AlertExpectation::name, one -> one, (one, same) -> one, LinkedHashMap::new));
    Set<String> falseOnes =
        NoFalseAlarm.of(timeline, !scenario.faults().isEmpty()).stream()
            .map(Firing::alert)
            .collect(Collectors.toSet());
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(falseOnes);
    sinceDisturbed(timeline).forEach(firing -> names.add(firing.alert()));
    List<Alarm> alarms = new ArrayList<>();
    for (String name : names) {
      alarms.add(
          of(name, Optional.ofNullable(expected.get(name)), falseOnes.contains(name), timeline));
    }
    return List.copyOf(alarms);
  }

  private static Alarm of(
      String name, Optional<AlertExpectation> asked, boolean isFalse, Timeline timeline) {
    List<Firing> firings =
        sinceDisturbed(timeline).stream().filter(firing -> firing.alert().equals(name)).toList();
    Optional<Duration> fired =
        timeline
            .disturbed()
            .flatMap(
                from ->
                    firings.stream().findFirst().map(one -> Duration.between(from, one.from())));
    Optional<Duration> cleared =
        firings.isEmpty()
            ? Optional.empty()
            : timeline
                .healed()
                .flatMap(healed -> firings.getLast().cleared().map(at -> notBelowZero(healed, at)));
    boolean missed = asked.filter(limit -> isMissed(limit.within(), fired, timeline)).isPresent();
    return new Alarm(name, asked.isPresent(), missed, isFalse, fired, cleared);
  }

  /** A run that broke off before, or whose fault did not bite as asked, has missed nothing. */
  private static boolean isMissed(Duration limit, Optional<Duration> fired, Timeline timeline) {
    boolean inTime = fired.filter(is -> is.compareTo(limit) <= 0).isPresent();
    boolean timeWasOver =
        timeline.ended(PhaseName.END).isPresent()
            || timeline
                .injected()
                .filter(from -> !timeline.end().isBefore(from.plus(limit)))
                .isPresent();
    boolean bit = timeline.all(DoseMeasured.class).stream().allMatch(DoseMeasured::asAsked);
    return timeline.injected().isPresent() && bit && timeWasOver && !inTime;
  }

  private static List<Firing> sinceDisturbed(Timeline timeline) {
    return timeline.firings().stream()
        .filter(
            firing ->
                timeline.disturbed().filter(from -> !firing.from().isBefore(from)).isPresent())
        .toList();
  }

  private static Duration notBelowZero(Instant healed, Instant cleared) {
    return cleared.isBefore(healed) ? Duration.ZERO : Duration.between(healed, cleared);
  }
}
