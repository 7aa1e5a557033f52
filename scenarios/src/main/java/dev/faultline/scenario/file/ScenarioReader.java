package dev.faultline.scenario.file;

import dev.faultline.scenario.Invariant;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.Severity;
import dev.faultline.scenario.Share;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the keys of one scenario file, in the order in which people write them. */
final class ScenarioReader {
  private static final Map<String, Severity> SEVERITIES =
      Bounds.words(Severity.values(), severity -> severity.name().toLowerCase(Locale.ROOT));
  private static final Map<String, LoadSpec.Users> USERS =
      Bounds.words(LoadSpec.Users.values(), users -> users.name().toLowerCase(Locale.ROOT));

  /** Half a minute becomes two seconds, so that a run of a minute sees alerts fire and clear. */
  private static final int DEFAULT_ALERT_SCALE = 15;

  private final Optional<String> fileName;
  private final Function<Value, Read<KnownSystem>> systems;
  private final List<String> alerts;

  /**
   * @param alerts that there are; empty for any
   */
  ScenarioReader(
      Optional<String> fileName, Function<Value, Read<KnownSystem>> systems, List<String> alerts) {
    this.fileName = fileName;
    this.systems = systems;
    this.alerts = alerts;
  }

  Read<Scenario> scenario(Fields fields) {
    var name = fields.required("name", this::name);
    var hypothesis = fields.required("hypothesis", Value::text);
    var seed = fields.required("seed", Value::text);
    var severity = fields.optional("severity", Severity.MEDIUM, value -> value.word(SEVERITIES));
    var reader = new LegReader(systems);
    var legs = reader.legs(fields);
    var beds = new BedReader(legs.value().flatMap(KnownSystem::commonRoles));
    var bed = fields.required("bed", beds::bed);
    var settings = fields.optional("settings", Map.of(), beds::settings);
    var coupons = fields.required("coupons", new CouponReader()::coupons);
    var load = fields.required("load", value -> value.mapping(ScenarioReader::load));
    var faults = new FaultReader(bed, coupons, legs.value().map(List::getFirst)).faults(fields);
    var undisturbed = fields.optional("undisturbed", Bounds::faultSpan);
    var draw = fields.optional("draw", value -> value.mapping(FaultReader::draw));
    var responses = new ResponseReader(bed, beds, alerts).responses(fields);
    var alertScale = fields.optional("alert-scale", DEFAULT_ALERT_SCALE, Bounds::alertScale);
    var after = new RecoveryReader(alerts);
    var noticed = fields.optional("alerts", List.of(), value -> after.alerts(value, faults));
    var recovery = fields.required("recovery", after::recovery);
    var slo = fields.required("slo", new SloReader()::slos);
    var symptom = reader.symptom(fields);
    var invariants =
        fields.optional("invariants", List.of(Invariant.values()), InvariantReader::invariants);
    return fields.build(
        () ->
            new Scenario(
                name.get(),
                hypothesis.get(),
                seed.get(),
                severity.get(),
                legs.get().stream().map(KnownSystem::name).toList(),
                bed.get(),
                settings.get(),
                coupons.get(),
                load.get(),
                faults.get(),
                undisturbed.get(),
                draw.get(),
                responses.get(),
                alertScale.get(),
                noticed.get(),
                recovery.get(),
                slo.get(),
                symptom.get(),
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
    var statusReads = fields.optional("status-reads", Share.NONE, Bounds::share);
    var warmup = fields.required("warmup", Bounds::span);
    var control = fields.required("control", Bounds::span);
    return fields.build(
        () ->
            new LoadSpec(
                rate.get(),
                users.get(),
                duplicates.get(),
                statusReads.get(),
                warmup.get(),
                control.get()));
  }
}
