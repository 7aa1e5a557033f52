package dev.faultline.system;

import dev.faultline.system.SystemUnderTest.Tokens;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys of one system file, in the order in which people write them. */
final class SystemReader {
  /** Path of a value in a JSON document. */
  static final Pattern POINTER = Pattern.compile("(/[^/]+)+");

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
    var ledger = fields.required("ledger", value -> value.mapping(StoreReader::ledger));
    var topics = fields.required("topics", value -> value.mapping(StoreReader::topics));
    var cache = fields.required("cache", value -> value.mapping(StoreReader::cache));
    var metrics = fields.required("metrics", SampleReader::metrics);
    var extra =
        fields.optional(
            "extra-samples", Map.of(), value -> SampleReader.extraSamples(value, metrics));
    var showcase =
        fields.optional("showcase", it -> it.mapping(new ShowcaseReader(roles)::showcase));
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
                extra.get(),
                showcase.get()));
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

  static Read<String> pointer(Value value) {
    return value.text(POINTER, "/requestId");
  }
}
