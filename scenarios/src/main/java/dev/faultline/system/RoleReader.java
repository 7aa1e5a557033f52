package dev.faultline.system;

import dev.faultline.yaml.Dimension;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code roles:}, a mapping from name to role; its order is the order of starting. */
final class RoleReader {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern PATH = Pattern.compile("/\\S*");
  private static final int MOST_PORT = 65_535;
  private static final int MOST_CORES = 64;
  private static final int LEAST_MEGABYTES = 16;
  private static final int MOST_MEGABYTES = 65_536;

  private final Read<Map<String, ImageRecipe>> images;

  RoleReader(Read<Map<String, ImageRecipe>> images) {
    this.images = images;
  }

  Read<List<Role>> roles(Value value) {
    return value
        .<Role>entries(
            (key, role) ->
                key.text(SystemFile.NAME, "issue-api")
                    .then(
                        name ->
                            role.mapping(fields -> role(name, fields))
                                .map(read -> Map.entry(name, read))))
        .then(
            roles ->
                roles.isEmpty()
                    ? value.wrong(Finding.EMPTY_LIST)
                    : Read.of(List.copyOf(roles.values())));
  }

  private Read<Role> role(String name, Fields fields) {
    var oneShot = fields.optional("one-shot", false, Value::yesOrNo);
    var image = fields.required("image", this::image);
    var command = fields.optional("command", List.of(), value -> value.list(Value::text));
    var environment = fields.optional("environment", Map.of(), RoleReader::environment);
    var httpPort = fields.optional("http-port", 0L, RoleReader::port);
    var managementPort = fields.optional("management-port", 0L, RoleReader::port);
    var ready = fields.optional("ready", "", value -> value.text(PATH, "/actuator/health"));
    var cpus = fields.required("cpus", value -> value.number(0.1, MOST_CORES));
    var memory =
        fields.required(
            "memory", it -> it.quantity(Dimension.MEMORY, LEAST_MEGABYTES, MOST_MEGABYTES));
    var settings = fields.optional("settings", Map.of(), RoleReader::settings);
    var variant = fields.optional("variant", value -> value.text(SystemFile.NAME, "a-defect"));
    Read<Role> role =
        fields.build(
            () ->
                new Role(
                    name,
                    oneShot.get(),
                    image.get(),
                    command.get(),
                    environment.get(),
                    Math.toIntExact(httpPort.get()),
                    Math.toIntExact(managementPort.get()),
                    ready.get(),
                    cpus.get(),
                    (int) Math.round(memory.get()),
                    settings.get(),
                    variant.get()));
    role.ifRead(read -> noteReadiness(read, fields));
    return role;
  }

  /** What runs for long is waited for; without a place to ask, traffic would come too early. */
  private static void noteReadiness(Role role, Fields fields) {
    if (!role.oneShot() && (role.managementPort() == 0 || role.ready().isEmpty())) {
      fields.noteHere(Finding.NO_PORT, role.name(), "management-port, ready");
    }
  }

  private Read<String> image(Value value) {
    return value
        .text()
        .then(
            name ->
                images.value().map(known -> known.containsKey(name)).orElse(true)
                    ? Read.of(name)
                    : value.unknown(Finding.NO_SUCH_IMAGE, name, images.get().keySet()));
  }

  private static Read<Map<String, String>> environment(Value value) {
    return value.entries(
        (key, text) ->
            key.text(VARIABLE, "COUPON_ROLES")
                .then(name -> Placeholders.ENVIRONMENT.text(text).map(it -> Map.entry(name, it))));
  }

  private static Read<Map<String, String>> settings(Value value) {
    return value.entries(
        (key, variable) ->
            key.text(SystemFile.NAME, "max-batch")
                .then(
                    name ->
                        variable
                            .text(VARIABLE, "COUPON_WORKER_MAX_BATCH")
                            .map(it -> Map.entry(name, it))));
  }

  private static Read<Long> port(Value value) {
    return value.count(1, MOST_PORT);
  }
}
