package dev.faultline.runner;

import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.Metric;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Prometheus saw of a run, written down after it: every second of every series, and alerts.
 */
final class Observations {
  private final Scene scene;

  Observations(Scene scene) {
    this.scene = scene;
  }

  void write() throws IOException {
    Instant to = scene.timeline().now();
    Instant from =
        scene.timeline().events(PhaseStarted.class).stream()
            .map(PhaseStarted::at)
            .findFirst()
            .orElse(to);
    List<Sample> samples = new ArrayList<>();
    queries()
        .forEach(
            (name, promql) -> samples.addAll(scene.prometheus().values(name, promql, from, to)));
    samples.sort(Comparator.comparing(Sample::at).thenComparing(Sample::series));
    try (JsonLinesWriter out = new JsonLinesWriter(scene.run().file(RunDirectory.SAMPLES))) {
      for (Sample sample : samples) {
        out.write(sample);
      }
    }
    alerts(from, to).forEach(scene.timeline()::add);
  }

  private Map<String, String> queries() {
    Map<String, String> queries = new TreeMap<>(scene.order().system().extraSamples());
    for (Map.Entry<Metric, String> metric : scene.order().system().metrics().entrySet()) {
      queries.put(metric.getKey().word(), metric.getValue());
    }
    return queries;
  }

  private List<TimelineEvent> alerts(Instant from, Instant to) {
    List<TimelineEvent> events = new ArrayList<>();
    scene
        .prometheus()
        .series("alerts", "max by (alertname) (ALERTS{alertstate=\"firing\"})", from, to)
        .forEach(
            series ->
                events.addAll(
                    AlertHistory.of(
                        series.labels().path("alertname").asString("?"), series.values(), to)));
    return events;
  }
}
