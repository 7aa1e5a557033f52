package dev.faultline.system;

import dev.faultline.scenario.Metric;
import dev.faultline.system.SystemUnderTest.Cache;
import dev.faultline.system.SystemUnderTest.Tokens;
import dev.faultline.system.SystemUnderTest.Topics;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys of one system file, in the order in which people write them. */
final class SystemReader {
  /** Path of a value in a JSON document. */
  static final Pattern POINTER = Pattern.compile("(/[^/]+)+");

  private static final Map<String, Metric> SAMPLED = sampled();
  private static final Pattern SERIES = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final int MOST_PARTITIONS = 1_000;

  private final Optional<String> fileName;

  SystemReader(Optional<String> fileName) {
    this.fileName = fileName;
  }

  Read<SystemUnderTest> system(Fields fields) {
    var name = fields.required("name", this::name);
    var description = fields.required("description", Value::text);
    var images = fields.required("images", SystemReader::images);
    var roleReader = new RoleReader(images);
    var roles = fields.required("roles", roleReader::roles);
    var requests = fields.required("requests", new RequestReader(roles)::requests);
    var outcomes = fields.required("outcomes", new OutcomeReader()::outcomes);
    var tokens = fields.required("tokens", value -> value.mapping(SystemReader::tokens));
    var ledger = fields.required("ledger", value -> value.mapping(SystemReader::ledger));
    var topics = fields.required("topics", value -> value.mapping(SystemReader::topics));
    var cache = fields.required("cache", value -> value.mapping(SystemReader::cache));
    var metrics = fields.required("metrics", SystemReader::metrics);
    var extra = fields.optional("extra-samples", Map.of(), SystemReader::extraSamples);
    return fields.build(
        () ->
            new SystemUnderTest(
                name.get(),
                description.get(),
                images.get(),
                roles.get(),
                requests.get(),
                outcomes.get(),
                tokens.get(),
                ledger.get(),
                topics.get(),
                cache.get(),
                metrics.get(),
                extra.get()));
  }

  private Read<String> name(Value value) {
    return value
        .text(SystemFile.NAME, "coupon")
        .then(
            name ->
                fileName.isPresent() && !fileName.get().equals(name)
                    ? value.wrong(Finding.NAME_NOT_FILE, name, fileName.get())
                    : Read.of(name));
  }

  private static Read<Map<String, ImageRecipe>> images(Value value) {
    return value.entries(
        (key, recipe) ->
            key.text(SystemFile.NAME, "coupon")
                .then(name -> recipe.mapping(SystemReader::image).map(it -> Map.entry(name, it))));
  }

  private static Read<ImageRecipe> image(Fields fields) {
    boolean build = fields.has("build");
    boolean existing = fields.has("existing");
    if (build == existing) {
      fields.noteHere(Finding.ONE_KEY_OF, "build, existing", build ? "2" : "0");
      return Read.failed();
    }
    return build
        ? fields.required("build", value -> value.mapping(SystemReader::build))
        : fields.required("existing", Value::text).map(ImageRecipe.Existing::new);
  }

  private static Read<ImageRecipe> build(Fields fields) {
    var context = fields.required("context", Value::text);
    var dockerfile = fields.required("dockerfile", Value::text);
    var base = fields.required("base", Value::text);
    return fields.build(() -> new ImageRecipe.Build(context.get(), dockerfile.get(), base.get()));
  }

  private static Read<Tokens> tokens(Fields fields) {
    var issuer = fields.required("issuer", Value::text);
    var audience = fields.required("audience", Value::text);
    var client = fields.required("client", Value::text);
    return fields.build(() -> new Tokens(issuer.get(), audience.get(), client.get()));
  }

  private static Read<Ledger> ledger(Fields fields) {
    var database = fields.required("database", Value::text);
    var coupons = fields.required("coupons", Value::text);
    var claims = fields.required("claims", Value::text);
    var issued = fields.required("issued", Value::text);
    var outbox = fields.required("outbox", Value::text);
    var deadLetters = fields.required("dead-letters", Value::text);
    var createCoupon = fields.required("create-coupon", Value::text);
    var failedState = fields.required("failed-state", Value::text);
    return fields.build(
        () ->
            new Ledger(
                database.get(),
                coupons.get(),
                claims.get(),
                issued.get(),
                outbox.get(),
                deadLetters.get(),
                createCoupon.get(),
                failedState.get()));
  }

  private static Read<Topics> topics(Fields fields) {
    var issue = fields.required("issue", Value::text);
    var deadLetter = fields.required("dead-letter", Value::text);
    var group = fields.required("group", Value::text);
    var partitions = fields.required("partitions", value -> value.count(1, MOST_PARTITIONS));
    var requestId = fields.required("request-id", SystemReader::pointer);
    var coupon = fields.required("coupon", SystemReader::pointer);
    var user = fields.required("user", SystemReader::pointer);
    return fields.build(
        () ->
            new Topics(
                issue.get(),
                deadLetter.get(),
                group.get(),
                Math.toIntExact(partitions.get()),
                requestId.get(),
                coupon.get(),
                user.get()));
  }

  private static Read<Cache> cache(Fields fields) {
    var marks = fields.required("marks", Placeholders.COUPON::text);
    var state = fields.required("state", Placeholders.COUPON::text);
    var remaining = fields.required("remaining", Value::text);
    return fields.build(() -> new Cache(marks.get(), state.get(), remaining.get()));
  }

  private static Read<Map<Metric, String>> metrics(Value value) {
    return value
        .<String>entries(
            (key, query) ->
                key.text()
                    .then(word -> sampled(key, word))
                    .then(word -> query.text().map(promQl -> Map.entry(word, promQl))))
        .map(
            byWord -> {
              Map<Metric, String> metrics = new LinkedHashMap<>();
              byWord.forEach((word, promQl) -> metrics.put(metric(word), promQl));
              return metrics;
            });
  }

  private static Read<String> sampled(Value key, String word) {
    if (SAMPLED.containsKey(word)) {
      return Read.of(word);
    }
    return Metric.of(word).isPresent()
        ? key.unknown(Finding.NOT_FROM_SAMPLES, word, SAMPLED.keySet())
        : key.unknown(Finding.UNKNOWN_KEY, word, SAMPLED.keySet());
  }

  private static Read<Map<String, String>> extraSamples(Value value) {
    return value.entries(
        (key, query) ->
            key.text(SERIES, "accepted-per-second")
                .then(
                    name ->
                        Metric.of(name).isPresent()
                            ? key.wrong(Finding.REPEATED, name)
                            : Read.of(name))
                .then(name -> query.text().map(promQl -> Map.entry(name, promQl))));
  }

  static Read<String> pointer(Value value) {
    return value.text(POINTER, "/requestId");
  }

  private static Metric metric(String word) {
    return Metric.of(word).orElseThrow();
  }

  private static Map<String, Metric> sampled() {
    Map<String, Metric> sampled = new LinkedHashMap<>();
    for (Metric metric : List.of(Metric.values())) {
      if (metric.source() == Metric.Source.SAMPLES) {
        sampled.put(metric.word(), metric);
      }
    }
    return sampled;
  }
}
