package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.fault.watch.RoleMetrics;
import dev.faultline.fault.watch.RoleMetrics.Reading;
import dev.faultline.scenario.Adjust;
import dev.faultline.scenario.ResponseKind;
import dev.faultline.system.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts a role's container anew with other settings. Confirmed when it is ready and the engine
 * says that its process has them; an enlarged pool also by what the pool says of itself.
 */
final class AdjustResponse implements Responder {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);
  private static final String POOL = "hikaricp_connections_max";

  private final Adjust adjust;
  private final Bed bed;
  private final Role role;
  private Map<String, String> before = Map.of();
  private double connections;

  AdjustResponse(Adjust adjust, Bed bed) {
    this.adjust = adjust;
    this.bed = bed;
    this.role = bed.system().role(adjust.target().replaceFirst("-\\d+$", ""));
  }

  @Override
  public void prepare() {
    bed.extension().prepare();
  }

  @Override
  public void act() {
    Part part = bed.part(adjust.target());
    before = settings(part);
    connections = connections();
    bed.extension().renew(part, adjust.settings());
  }

  @Override
  public Optional<String> confirmed() {
    Map<String, String> now = settings(bed.part(adjust.target()));
    boolean set = now.entrySet().containsAll(adjust.settings().entrySet());
    if (adjust.kind() != ResponseKind.ENLARGE) {
      return set ? Optional.of(words(now)) : Optional.empty();
    }
    double is = connections();
    return set && is > connections
        ? Optional.of(
            "%s, its pool has %.0f connections, before %.0f".formatted(words(now), is, connections))
        : Optional.empty();
  }

  private String words(Map<String, String> now) {
    return "%s is ready with %s, before %s".formatted(adjust.target(), now, before);
  }

  /** Those that are changed, as the container has them. */
  private Map<String, String> settings(Part part) {
    Map<String, String> all = bed.containers().settings(part.containerId());
    Map<String, String> changed = new TreeMap<>();
    for (String setting : adjust.settings().keySet()) {
      String variable = role.settings().get(setting);
      changed.put(setting, all.getOrDefault("environment." + variable, "not set"));
    }
    return changed;
  }

  private double connections() {
    return new RoleMetrics(bed.addresses().metrics(adjust.target()), ANSWERS_WITHIN)
        .read()
        .map((Reading reading) -> reading.sum(POOL))
        .orElse(0.0);
  }
}
