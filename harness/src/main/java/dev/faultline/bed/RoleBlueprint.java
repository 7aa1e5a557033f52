package dev.faultline.bed;

import static java.util.Map.entry;

import dev.faultline.bed.Layout.Instance;
import dev.faultline.engine.Images;
import dev.faultline.system.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** A container of the system under test, with the addresses of its own proxies filled in. */
final class RoleBlueprint {
  private RoleBlueprint() {}

  static Blueprint of(
      BedOrder order,
      Layout layout,
      Instance instance,
      Images.Image image,
      BedKey key,
      Passwords passwords) {
    Role role = instance.role();
    return new Blueprint(
        instance.name(),
        image,
        instance.address(),
        published(instance),
        environment(order, role, values(layout, role, key, passwords)),
        role.command(),
        variant(order.home(), role),
        new Blueprint.Limits(role.cpus(), role.memoryMegabytes()),
        !role.oneShot());
  }

  private static Map<String, String> values(
      Layout layout, Role role, BedKey key, Passwords passwords) {
    Ways ways = new Ways(layout);
    return Map.ofEntries(
        entry("${postgres}", ways.postgresFor(role)),
        entry("${postgres-url}", ways.postgresUrlFor(role)),
        entry("${postgres-standby-url}", ways.standbyUrlFor(role)),
        entry("${redis-urls}", ways.redisFor(role)),
        entry("${redis-master}", layout.sentinels().isEmpty() ? "" : Layout.MASTER),
        entry("${redis-nat}", ways.redisNatFor(role)),
        entry("${kafka}", ways.kafkaFor(role)),
        entry("${brokers}", String.valueOf(layout.spec().kafka())),
        entry("${copies-in-sync}", String.valueOf(layout.spec().copiesInSync())),
        entry("${public-keys}", key.publicKeys()),
        entry("${issuer}", layout.system().tokens().issuer()),
        entry("${audience}", layout.system().tokens().audience()),
        entry("${owner-password}", passwords.owner()),
        entry("${app-password}", passwords.app()),
        entry("${operator-password-hash}", passwords.operatorHash()));
  }

  static Map<String, String> environment(BedOrder order, Role role, Map<String, String> values) {
    Map<String, String> environment =
        new HashMap<>(
            role.environment().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, entry -> filled(entry.getValue(), values))));
    settings(order, role)
        .forEach((setting, value) -> environment.put(variable(role, setting), value));
    return environment;
  }

  private static Map<String, String> settings(BedOrder order, Role role) {
    return role.oneShot()
        ? settingsOfOthers(order, role)
        : order.settings().getOrDefault(role.name(), Map.of());
  }

  /** Whoever prepares the ground for the others does it for them as they are set. */
  private static Map<String, String> settingsOfOthers(BedOrder order, Role oneShot) {
    Map<String, String> settings = new HashMap<>();
    order
        .settings()
        .forEach(
            (role, given) ->
                given.forEach(
                    (setting, value) -> {
                      if (oneShot.settings().containsKey(setting)
                          && !value.equals(settings.getOrDefault(setting, value))) {
                        throw new BedUnavailable(
                            "The roles disagree about %s: %s and %s"
                                .formatted(setting, settings.get(setting), value));
                      }
                      settings.put(setting, value);
                    }));
    settings.keySet().retainAll(oneShot.settings().keySet());
    return settings;
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }

  private static String variable(Role role, String setting) {
    String variable = role.settings().get(setting);
    if (variable == null) {
      throw new BedUnavailable(
          "Role "
              + role.name()
              + " has no setting "
              + setting
              + "; its system file allows "
              + role.settings().keySet());
    }
    return variable;
  }

  private static Map<Integer, Integer> published(Instance instance) {
    Map<Integer, Integer> published = new HashMap<>();
    if (instance.role().httpPort() > 0) {
      published.put(instance.role().httpPort(), instance.httpPort());
    }
    if (instance.role().managementPort() > 0) {
      published.put(instance.role().managementPort(), instance.managementPort());
    }
    return published;
  }

  /** A planted defect lies on the class path of this role only; no image ever holds one. */
  private static Map<String, Transferable> variant(Path home, Role role) {
    return role.variant()
        .<Map<String, Transferable>>map(
            name -> {
              Path jar = home.resolve("variants/target/" + name + ".jar");
              if (!Files.isRegularFile(jar)) {
                throw new BedUnavailable(
                    "The variant " + name + " is not built: " + jar + " is made by mvn package.");
              }
              return Map.of("/app/extra/" + name + ".jar", MountableFile.forHostPath(jar));
            })
        .orElse(Map.of());
  }
}
