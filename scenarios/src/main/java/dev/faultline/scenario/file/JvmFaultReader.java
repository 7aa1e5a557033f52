package dev.faultline.scenario.file;

import dev.faultline.scenario.AllocationBurst;
import dev.faultline.scenario.ConnectionLeak;
import dev.faultline.scenario.Fault;
import dev.faultline.scenario.OldGenerationFill;
import dev.faultline.yaml.Dimension;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;

/** Reads the settings of faults inside a JVM. */
final class JvmFaultReader {
  private JvmFaultReader() {}

  static Read<Fault> leak(Fields fields, Read<String> target) {
    var connections = fields.required("connections", value -> value.count(1, ConnectionLeak.MOST));
    return fields.build(() -> new ConnectionLeak(target.get(), Math.toIntExact(connections.get())));
  }

  static Read<Fault> burst(Fields fields, Read<String> target) {
    var rate = fields.required("per-second", value -> megabytes(value, 1));
    var survivors = fields.required("survivors", value -> megabytes(value, 0));
    var pauses = fields.required("pauses", Bounds::share);
    return fields.build(
        () -> new AllocationBurst(target.get(), rate.get(), survivors.get(), pauses.get()));
  }

  static Read<Fault> fill(Fields fields, Read<String> target) {
    var share = fields.required("share", Bounds::share);
    var pauses = fields.required("pauses", Bounds::share);
    return fields.build(() -> new OldGenerationFill(target.get(), share.get(), pauses.get()));
  }

  private static Read<Integer> megabytes(Value value, int least) {
    return value
        .quantity(Dimension.MEMORY, least, AllocationBurst.MOST_MEGABYTES)
        .map(megabytes -> Math.toIntExact(Math.round(megabytes)));
  }
}
