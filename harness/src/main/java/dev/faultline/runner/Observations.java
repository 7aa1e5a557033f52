package dev.faultline.runner;

import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.run.TimelineEvent.ResidueChecked;
import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.Metric;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Prometheus saw of a run, written down after it: every second of every series, and alerts.
 */
final class Observations {
  private static final Duration NOTICES_WITHIN = Duration.ofSeconds(5);

  /** What cleared within the last second leaves no later sample that shows it. */
  private static final Duration UNSEEN = Duration.ofSeconds(2);

  private final Scene scene;

  Observations(Scene scene) {
    this.scene = scene;
  }

  /**
   * Writes them.
   *
   * @param generator what the generator says of itself
   * @param samplesTo no sample is from later; alerts are, as long as the bed tells of them
   */
  void write(List<Sample> generator, Instant samplesTo) throws IOException {
    Instant to = scene.timeline().now();
    Instant from =
        scene.timeline().events(PhaseStarted.class).stream()
            .map(PhaseStarted::at)
            .findFirst()
            .orElse(to);
    List<Sample> samples = new ArrayList<>(generator);
    queries()
        .forEach(
            (name, promql) ->
                samples.addAll(scene.prometheus().values(name, promql, from, samplesTo)));
    samples.sort(Comparator.comparing(Sample::at).thenComparing(Sample::series));
    try (JsonLinesWriter out = new JsonLinesWriter(scene.run().file(RunDirectory.SAMPLES))) {
      for (Sample sample : samples) {
        out.write(sample);
      }
    }
    List<TimelineEvent> alerts = alerts(from, to, quiet() ? to.plus(UNSEEN) : to);
    alerts.forEach(scene.timeline()::add);
    notices(alerts, from).forEach(scene.timeline()::add);
  }

  /** Those of the last alerts may still be on their way. */
  private List<NoticeReceived> notices(List<TimelineEvent> alerts, Instant from) {
    Set<String> fired =
        alerts.stream()
            .filter(AlertFiring.class::isInstance)
            .map(event -> ((AlertFiring) event).alert())
            .filter(expected()::contains)
            .collect(Collectors.toSet());
    Notices notices = new Notices(scene.bed().addresses().notices(), from);
    Await.persistent()
        .until(
            () -> fired.stream().allMatch(alert -> toldByAll(alert, notices.read())),
            NOTICES_WITHIN,
            Duration.ofMillis(250));
    return notices.read();
  }

  private static boolean toldByAll(String alert, List<NoticeReceived> notices) {
    return notices.stream()
        .filter(notice -> notice.alert().equals(alert) && notice.firing())
        .map(NoticeReceived::channel)
        .collect(Collectors.toSet())
        .containsAll(NoticeReceived.CHANNELS);
  }

  /** The others are kept if they came; nobody waits for them. */
  private Set<String> expected() {
    return scene.order().scenario().alertsOn(scene.order().system().name()).stream()
        .map(AlertExpectation::name)
        .collect(Collectors.toSet());
  }

  private Map<String, String> queries() {
    Map<String, String> queries = new TreeMap<>(scene.order().system().extraSamples());
    for (Map.Entry<Metric, String> metric : scene.order().system().metrics().entrySet()) {
      queries.put(metric.getKey().word(), metric.getValue());
    }
    return queries;
  }

  /** Whether the run ended with a proof that no alert is active any more. */
  private boolean quiet() {
    return scene.timeline().events(ResidueChecked.class).stream()
        .filter(check -> check.condition().equals(Residue.ALERTS))
        .anyMatch(ResidueChecked::clean);
  }

  private List<TimelineEvent> alerts(Instant from, Instant to, Instant known) {
    List<TimelineEvent> events = new ArrayList<>();
    scene
        .prometheus()
        .series("alerts", "max by (alertname) (ALERTS{alertstate=\"firing\"})", from, to)
        .forEach(
            series ->
                events.addAll(
                    AlertHistory.of(
                        series.labels().path("alertname").asString("?"), series.values(), known)));
    return events;
  }
}
