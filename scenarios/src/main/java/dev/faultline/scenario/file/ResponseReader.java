package dev.faultline.scenario.file;

import dev.faultline.scenario.AddPartitions;
import dev.faultline.scenario.Adjust;
import dev.faultline.scenario.Announce;
import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.Promote;
import dev.faultline.scenario.Replay;
import dev.faultline.scenario.Response;
import dev.faultline.scenario.ResponseKind;
import dev.faultline.scenario.Restart;
import dev.faultline.scenario.Scale;
import dev.faultline.scenario.TimedResponse;
import dev.faultline.scenario.Trigger;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code responses:}; a new kind of response gets one case in {@link #response}. */
final class ResponseReader {
  private static final Map<String, ResponseKind> KINDS =
      Bounds.words(ResponseKind.values(), ResponseKind::word);
  private static final int MOST = 16;

  /** Words that stand on a page and in JSON as they are. */
  private static final Pattern PLAIN = Pattern.compile("[^<>&'\"\\\\\\p{Cntrl}]{1,400}");

  private final Read<BedSpec> bed;
  private final BedReader beds;
  private final List<String> alerts;
  private final Targets targets;

  /**
   * @param alerts that there are; empty for any
   */
  ResponseReader(Read<BedSpec> bed, BedReader beds, List<String> alerts) {
    this.bed = bed;
    this.targets = new Targets(bed);
    this.beds = beds;
    this.alerts = alerts;
  }

  /** The judged one of two legs shows nothing that anybody could respond to. */
  Read<List<TimedResponse>> responses(Fields fields) {
    Read<List<TimedResponse>> read = fields.optional("responses", List.of(), this::responses);
    boolean some = read.value().map(responses -> !responses.isEmpty()).orElse(false);
    if (some && fields.has("legs")) {
      fields.note("responses", Finding.RESPONSES_WITH_LEGS);
      return Read.failed();
    }
    return read;
  }

  private Read<List<TimedResponse>> responses(Value value) {
    return value
        .list(item -> item.mapping(this::timed))
        .then(
            responses ->
                responses.size() > MOST
                    ? value.wrong(
                        Finding.OUT_OF_RANGE, responses.size() + "", "0", Integer.toString(MOST))
                    : Read.of(responses));
  }

  private Read<TimedResponse> timed(Fields fields) {
    var trigger = trigger(fields);
    var kind = fields.required("action", value -> value.word(KINDS));
    var target =
        fields.required("target", value -> targets.target(value, kind, ResponseKind::targetsIn));
    var response = response(fields, kind, target);
    return fields.build(
        () -> new TimedResponse(name(response.get()), trigger.get(), response.get()));
  }

  private String name(Response response) {
    return targets.name(response.kind().word(), response.target());
  }

  private Read<Trigger> trigger(Fields fields) {
    boolean at = fields.has("at");
    boolean when = fields.has("when");
    if (at == when) {
      fields.note("when", Finding.ONE_KEY_OF, "at, when", at ? "2" : "0");
      return Read.failed();
    }
    return at
        ? fields.required("at", value -> Bounds.offset(value).map(Trigger.At::new))
        : fields.required("when", value -> alert(value).map(Trigger.When::new));
  }

  /** What no rule fires would never make anybody act. */
  private Read<String> alert(Value value) {
    return value
        .text()
        .then(
            name ->
                alerts.isEmpty() || alerts.contains(name)
                    ? Read.of(name)
                    : value.unknown(Finding.UNKNOWN_WORD, name, alerts));
  }

  private Read<Response> response(Fields fields, Read<ResponseKind> kind, Read<String> target) {
    if (kind.value().isEmpty()) {
      // Which keys it may have is not known either.
      fields.rest();
      return Read.failed();
    }
    return switch (kind.get()) {
      case RESTART -> fields.build(() -> new Restart(target.get()));
      case SCALE -> scale(fields, target);
      case ADD_PARTITIONS -> partitions(fields, target);
      case REPLAY -> fields.build(() -> new Replay(target.get()));
      case PROMOTE -> fields.build(() -> new Promote(target.get()));
      case ANNOUNCE -> announce(fields, target);
      case LIMIT, ENLARGE, RETUNE, OFFLOAD, SWITCH_TO_LUA -> adjust(fields, kind.get(), target);
    };
  }

  private Read<Response> scale(Fields fields, Read<String> target) {
    var to = fields.required("to", value -> value.count(leastScaled(target), Scale.MOST));
    return fields.build(() -> new Scale(target.get(), Math.toIntExact(to.get())));
  }

  private static Read<Response> partitions(Fields fields, Read<String> target) {
    var to = fields.required("to", value -> value.count(2, AddPartitions.MOST));
    return fields.build(() -> new AddPartitions(target.get(), Math.toIntExact(to.get())));
  }

  private static Read<Response> announce(Fields fields, Read<String> target) {
    var ko = fields.required("ko", value -> value.text(PLAIN, "쿠폰 발급이 늦어지고 있습니다"));
    var en = fields.required("en", value -> value.text(PLAIN, "Coupons are late"));
    var waiting = fields.optional("waiting-screen", false, Value::yesOrNo);
    var every = fields.optional("every", Bounds::span);
    return fields.build(
        () -> new Announce(target.get(), ko.get(), en.get(), waiting.get(), every.get()));
  }

  private Read<Response> adjust(Fields fields, ResponseKind kind, Read<String> target) {
    String role = target.value().orElse("").replaceFirst("-\\d+$", "");
    var settings = fields.required("settings", value -> changed(role, value));
    return fields.build(() -> new Adjust(kind, target.get(), settings.get()));
  }

  /** What is unknown has been noted; nothing at all is noted here. */
  private Read<Map<String, String>> changed(String role, Value value) {
    Read<Map<String, String>> keys = value.entries((key, any) -> Read.of(Map.entry("", "")));
    if (keys.value().isEmpty()) {
      return Read.failed();
    }
    return keys.get().isEmpty()
        ? value.wrong(Finding.EMPTY_LIST)
        : beds.settings(role, value)
            .then(settings -> settings.isEmpty() ? Read.failed() : Read.of(settings));
  }

  /** One more than there are. */
  private int leastScaled(Read<String> role) {
    return 1
        + role.value()
            .flatMap(name -> bed.value().map(spec -> spec.roles().getOrDefault(name, 1)))
            .orElse(1);
  }
}
