package dev.faultline.scenario;

import dev.faultline.system.SystemUnderTest;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the keys of one scenario file, in the order in which people write them. */
final class ScenarioReader {
  private static final Map<String, Severity> SEVERITIES =
      Bounds.words(Severity.values(), severity -> severity.name().toLowerCase(Locale.ROOT));
  private static final Map<String, LoadSpec.Users> USERS =
      Bounds.words(LoadSpec.Users.values(), users -> users.name().toLowerCase(Locale.ROOT));
  private static final Map<String, Optional<Invariant>> INVARIANTS = invariants();

  private final Optional<String> fileName;
  private final Function<Value, Read<Named>> systems;

  /** A system file by its name, read where it can be found. */
  record Named(String name, Optional<SystemUnderTest> system) {}

  ScenarioReader(Optional<String> fileName, Function<Value, Read<Named>> systems) {
    this.fileName = fileName;
    this.systems = systems;
  }

  Read<Scenario> scenario(Fields fields) {
    var name = fields.required("name", this::name);
    var hypothesis = fields.required("hypothesis", Value::text);
    var seed = fields.required("seed", Value::text);
    var severity = fields.optional("severity", Severity.MEDIUM, value -> value.word(SEVERITIES));
    var system = fields.required("system", systems);
    var beds = new BedReader(system.value().flatMap(Named::system));
    var bed = fields.required("bed", beds::bed);
    var settings = fields.optional("settings", Map.of(), beds::settings);
    var coupons = fields.required("coupons", new CouponReader()::coupons);
    var load = fields.required("load", value -> value.mapping(ScenarioReader::load));
    var faults = fields.optional("faults", List.of(), new FaultReader(bed)::faults);
    fields.optional("responses", true, ScenarioReader::responses);
    var alerts = fields.optional("alerts", List.of(), value -> alerts(value, faults));
    var recovery = fields.required("recovery", value -> value.mapping(ScenarioReader::recovery));
    var slo = fields.required("slo", new SloReader()::slos);
    var invariants =
        fields.optional("invariants", List.of(Invariant.values()), ScenarioReader::invariants);
    return fields.build(
        () ->
            new Scenario(
                name.get(),
                hypothesis.get(),
                seed.get(),
                severity.get(),
                system.get().name(),
                bed.get(),
                settings.get(),
                coupons.get(),
                load.get(),
                faults.get(),
                alerts.get(),
                recovery.get(),
                slo.get(),
                invariants.get()));
  }

  private Read<String> name(Value value) {
    return Bounds.name(value)
        .then(
            name ->
                fileName.isPresent() && !fileName.get().equals(name)
                    ? value.wrong(Finding.NAME_NOT_FILE, name, fileName.get())
                    : Read.of(name));
  }

  private static Read<LoadSpec> load(Fields fields) {
    var rate = fields.required("rate", Bounds::rate);
    var users = fields.optional("users", LoadSpec.Users.UNIQUE, value -> value.word(USERS));
    var duplicates = fields.optional("duplicates", Share.NONE, Bounds::share);
    var warmup = fields.required("warmup", Bounds::span);
    var control = fields.required("control", Bounds::span);
    return fields.build(
        () -> new LoadSpec(rate.get(), users.get(), duplicates.get(), warmup.get(), control.get()));
  }

  /** Written already by those who know that it comes; nothing can stand in it yet. */
  private static Read<Boolean> responses(Value value) {
    return value
        .list(Read::of)
        .then(list -> list.isEmpty() ? Read.of(true) : value.wrong(Finding.NOT_YET, "responses"));
  }

  private static Read<List<AlertExpectation>> alerts(Value value, Read<List<TimedFault>> faults) {
    Set<String> names = new HashSet<>();
    Read<List<AlertExpectation>> alerts =
        value.list(item -> item.mapping(fields -> alert(fields, names)));
    boolean nothingBreaks = faults.value().map(List::isEmpty).orElse(false);
    return nothingBreaks && !names.isEmpty() ? value.wrong(Finding.ALERT_WITHOUT_FAULT) : alerts;
  }

  private static Read<AlertExpectation> alert(Fields fields, Set<String> names) {
    var name = fields.required("name", Value::text);
    var within = fields.required("within", Bounds::span);
    var clears = fields.required("clears-within", Bounds::span);
    name.ifRead(
        text -> {
          if (!names.add(text)) {
            fields.note("name", Finding.REPEATED, text);
          }
        });
    return fields.build(() -> new AlertExpectation(name.get(), within.get(), clears.get()));
  }

  private static Read<RecoverySpec> recovery(Fields fields) {
    var first = fields.required("first-success", value -> value.mapping(ScenarioReader::within));
    var held = fields.required("objective-held", value -> value.mapping(ScenarioReader::held));
    var drained = fields.required("drained", value -> value.mapping(ScenarioReader::within));
    return fields.build(
        () ->
            new RecoverySpec(
                first.get(), held.get().within(), held.get().heldFor(), drained.get()));
  }

  private record Held(Duration within, Duration heldFor) {}

  private static Read<Duration> within(Fields fields) {
    return fields.required("within", Bounds::span);
  }

  private static Read<Held> held(Fields fields) {
    var within = fields.required("within", Bounds::span);
    // Judged in whole seconds: a shorter span would hold nothing.
    var heldFor =
        fields.required(
            "for", value -> value.duration(Duration.ofSeconds(1), Duration.ofMinutes(30)));
    return fields.build(() -> new Held(within.get(), heldFor.get()));
  }

  private static Read<List<Invariant>> invariants(Value value) {
    return value
        .list(item -> item.word(INVARIANTS))
        .then(
            words -> {
              if (words.isEmpty()) {
                return value.wrong(Finding.EMPTY_LIST);
              }
              if (Set.copyOf(words).size() < words.size()
                  || (words.size() > 1 && words.contains(Optional.<Invariant>empty()))) {
                return value.wrong(Finding.ALL_ALONE);
              }
              return Read.of(
                  words.getFirst().isEmpty()
                      ? List.of(Invariant.values())
                      : words.stream().flatMap(Optional::stream).toList());
            });
  }

  private static Map<String, Optional<Invariant>> invariants() {
    Map<String, Optional<Invariant>> words = new LinkedHashMap<>();
    words.put("all", Optional.empty());
    Arrays.stream(Invariant.values())
        .forEach(invariant -> words.put(invariant.word(), Optional.of(invariant)));
    return words;
  }
}
