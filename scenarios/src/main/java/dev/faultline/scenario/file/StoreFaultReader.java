package dev.faultline.scenario.file;

import dev.faultline.scenario.Fault;
import dev.faultline.scenario.Shortage;
import dev.faultline.scenario.SlowQuery;
import dev.faultline.scenario.Step;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Read;
import java.time.Duration;
import java.util.Map;

/** Reads the settings of faults that make the work at a store slow. */
final class StoreFaultReader {
  private static final Map<String, Step> STEPS = Bounds.words(Step.values(), Step::word);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final long MOST_LAG = 1_000_000;

  private StoreFaultReader() {}

  static Read<Fault> slowQuery(Fields fields, Read<String> target) {
    var statement = fields.required("statement", value -> value.word(STEPS));
    var latency = fields.required("latency", value -> value.duration(SHORTEST, SlowQuery.LONGEST));
    return fields.build(() -> new SlowQuery(target.get(), statement.get(), latency.get()));
  }

  static Read<Fault> shortage(Fields fields, Read<String> target) {
    var latency = fields.required("latency", value -> value.duration(SHORTEST, SlowQuery.LONGEST));
    var members = fields.required("members", value -> value.count(1, Shortage.MOST));
    var partitions = fields.required("partitions", value -> value.count(1, Shortage.MOST));
    var lag = fields.required("lag", value -> value.count(1, MOST_LAG));
    return fields.build(
        () ->
            new Shortage(
                target.get(),
                latency.get(),
                Math.toIntExact(members.get()),
                Math.toIntExact(partitions.get()),
                lag.get()));
  }
}
