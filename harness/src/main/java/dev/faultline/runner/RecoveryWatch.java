package dev.faultline.runner;

import dev.faultline.generator.Arrivals;
import dev.faultline.generator.CallRecords;
import dev.faultline.generator.CallTail;
import dev.faultline.generator.PhaseClock;
import dev.faultline.history.ObjectiveHeld;
import dev.faultline.history.Observed;
import dev.faultline.history.SecondsSinceHeal;
import dev.faultline.run.Call;
import dev.faultline.run.RawCall;
import dev.faultline.run.Sample;
import dev.faultline.scenario.Metric;
import dev.faultline.scenario.PhaseName;
import dev.faultline.scenario.Slo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks, while load goes on, whether every recovery SLO has held for long enough. */
final class RecoveryWatch {
  /** A scrape of the last second may still be on its way into Prometheus. */
  private static final Duration SAMPLES_SETTLE = Duration.ofSeconds(1);

  private final Scene scene;
  private final CallTail tail;
  private final CallRecords records;
  private final Arrivals arrivals;
  private final Map<Metric, String> sampled;
  private final SecondsSinceHeal seconds;
  private final ObjectiveHeld objective;
  private Instant samplesUntil;

  RecoveryWatch(Scene scene, Load load, Instant healed) throws IOException {
    this.scene = scene;
    this.tail = new CallTail(load.folder().calls());
    this.records =
        new CallRecords(
            scene.answers(), new PhaseClock(scene.timeline().events()), scene.order().seed());
    this.arrivals = load.arrivals();
    this.sampled = sampled(scene);
    this.seconds = new SecondsSinceHeal(healed);
    this.samplesUntil = healed;
    this.objective = new ObjectiveHeld(scene.order().scenario(), control(), controlSeconds());
  }

  /** The start of the span in which the objective held, once it has. */
  Optional<Instant> look() {
    try {
      tail.next().forEach(this::take);
      takeSamples();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Instant calls = arrivals.knownUntil(scene.timeline().now());
    return objective.firstSpan(seconds, calls.isBefore(samplesUntil) ? calls : samplesUntil);
  }

  /** What the control phase showed: relative limits refer to it. */
  private Observed control() throws IOException {
    Observed control = new Observed();
    for (List<RawCall> some = tail.next(); !some.isEmpty(); some = tail.next()) {
      for (RawCall raw : some) {
        Call call = take(raw);
        if (call.phase() == PhaseName.CONTROL) {
          control.add(call);
        }
      }
    }
    Instant from = scene.timeline().started(PhaseName.CONTROL);
    Instant to = from.plus(scene.order().scenario().load().control());
    sampled.forEach(
        (metric, promql) ->
            scene.prometheus().values(metric.word(), promql, from, to).forEach(control::add));
    return control;
  }

  private Call take(RawCall raw) {
    if (!raw.surged()) {
      arrivals.ended(raw.intended());
    }
    Call call = records.stamped(raw);
    seconds.add(call);
    return call;
  }

  private void takeSamples() {
    Instant to = scene.timeline().now().minus(SAMPLES_SETTLE);
    // The first whole second that has not been asked for.
    Instant from = Instant.ofEpochSecond(samplesUntil.getEpochSecond() + 1);
    if (to.isBefore(from)) {
      return;
    }
    for (Map.Entry<Metric, String> metric : sampled.entrySet()) {
      List<Sample> values =
          scene.prometheus().values(metric.getKey().word(), metric.getValue(), from, to);
      values.forEach(seconds::add);
    }
    samplesUntil = to;
  }

  private double controlSeconds() {
    return scene.order().scenario().load().control().toMillis() / 1000.0;
  }

  /** Only what a recovery SLO asks for is worth a query each second. */
  private static Map<Metric, String> sampled(Scene scene) {
    Map<Metric, String> known = scene.order().system().metrics();
    return scene.order().scenario().slo().stream()
        .filter(slo -> slo.phase() == PhaseName.RECOVERY)
        .map(Slo::metric)
        .filter(metric -> metric.source() == Metric.Source.SAMPLES && known.containsKey(metric))
        .distinct()
        .collect(Collectors.toMap(metric -> metric, metric -> known.getOrDefault(metric, "")));
  }
}
