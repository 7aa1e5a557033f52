package dev.faultline.scenario.file;

import dev.faultline.scenario.AlertExpectation;
import dev.faultline.scenario.RecoverySpec;
import dev.faultline.scenario.TimedFault;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what must be noticed, {@code alerts:}, and how it must end, {@code recovery:}. */
final class RecoveryReader {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final List<String> known;
  private final Set<String> alerts = new HashSet<>();

  /**
   * @param known alerts that there are; empty for any
   */
  RecoveryReader(List<String> known) {
    this.known = known;
  }

  private record Held(Duration within, Duration heldFor) {}

  Read<List<AlertExpectation>> alerts(Value value, Read<List<TimedFault>> faults) {
    Read<List<AlertExpectation>> read = value.list(item -> item.mapping(this::alert));
    boolean nothingBreaks = faults.value().map(List::isEmpty).orElse(false);
    return nothingBreaks && !alerts.isEmpty() ? value.wrong(Finding.ALERT_WITHOUT_FAULT) : read;
  }

  private Read<AlertExpectation> alert(Fields fields) {
    var name = fields.required("name", this::name);
    var within = fields.required("within", Bounds::span);
    var clears = fields.required("clears-within", Bounds::span);
    name.ifRead(
        text -> {
          if (!alerts.add(text)) {
            fields.note("name", Finding.REPEATED, text);
          }
        });
    return fields.build(() -> new AlertExpectation(name.get(), within.get(), clears.get()));
  }

  /** An alert that nothing can fire would be missed in every run. */
  private Read<String> name(Value value) {
    return value
        .text()
        .then(
            name ->
                known.isEmpty() || known.contains(name)
                    ? Read.of(name)
                    : value.unknown(Finding.UNKNOWN_WORD, name, known));
  }

  Read<RecoverySpec> recovery(Value value) {
    return value.mapping(
        fields -> {
          var first = fields.required("first-success", it -> it.mapping(RecoveryReader::within));
          var held = fields.required("objective-held", it -> it.mapping(RecoveryReader::held));
          var drained = fields.required("drained", it -> it.mapping(RecoveryReader::within));
          return fields.build(
              () ->
                  new RecoverySpec(
                      first.get(), held.get().within(), held.get().heldFor(), drained.get()));
        });
  }

  private static Read<Duration> within(Fields fields) {
    return fields.required("within", Bounds::span);
  }

  private static Read<Held> held(Fields fields) {
    var within = fields.required("within", Bounds::span);
    // Judged in whole seconds: a shorter span would hold nothing.
    var heldFor = fields.required("for", value -> value.duration(Duration.ofSeconds(1), LONGEST));
    return fields.build(() -> new Held(within.get(), heldFor.get()));
  }
}
