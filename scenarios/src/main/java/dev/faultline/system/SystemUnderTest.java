package dev.faultline.system;

import dev.faultline.scenario.Grip;
import dev.faultline.scenario.Metric;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A system file: what the bed starts, what the load calls, how answers are read, and where the
 * truth is stored. Runner and checks read only this, so that another service is another file.
 *
 * @param name the file's name without its ending
 * @param images how each image named by a role comes about
 * @param roles in the order in which they are started
 * @param outcomes tried from the top; the first that matches names the outcome
 * @param metrics PromQL per metric that comes from samples; each gives one value or none
 * @param extraSamples PromQL of series that are kept for the report but bound by no SLO, by their
 *     name
 * @param showcase what {@code faultline serve} shows; none, and it shows the addresses only
 */
public record SystemUnderTest(
    String name,
    String description,
    Map<String, ImageRecipe> images,
    List<Role> roles,
    Requests requests,
    List<OutcomeRule> outcomes,
    Tokens tokens,
    Ledger ledger,
    Topics topics,
    Cache cache,
    Map<Metric, String> metrics,
    Map<String, String> extraSamples,
    Optional<Showcase> showcase) {

  public SystemUnderTest {
    images = Map.copyOf(images);
    roles = List.copyOf(roles);
    outcomes = List.copyOf(outcomes);
    metrics = Map.copyOf(metrics);
    extraSamples = Map.copyOf(extraSamples);
  }

  /** The role of that name. */
  public Role role(String roleName) {
    return roles.stream()
        .filter(role -> role.name().equals(roleName))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("system " + name + " has no role " + roleName));
  }

  /** What it tells that some kinds of fault need. */
  public Set<Grip> grips() {
    Set<Grip> grips = EnumSet.noneOf(Grip.class);
    if (ledger.badRelease().isPresent()) {
      grips.add(Grip.BAD_RELEASE);
    }
    if (ledger.hotRows().isPresent()) {
      grips.add(Grip.HOT_ROWS);
    }
    ledger.inserts().keySet().forEach(step -> grips.add(step.insert()));
    if (cache.lock().isPresent()) {
      grips.add(Grip.LOCK);
    }
    if (!requests.invalid().isEmpty()) {
      grips.add(Grip.INVALID_REQUESTS);
    }
    return grips;
  }

  /** Those of these settings, per role, that its roles know. */
  public Map<String, Map<String, String>> known(Map<String, Map<String, String>> settings) {
    Map<String, Map<String, String>> known = new LinkedHashMap<>();
    for (Role role : roles) {
      Map<String, String> ofRole =
          new LinkedHashMap<>(settings.getOrDefault(role.name(), Map.of()));
      ofRole.keySet().retainAll(role.settings().keySet());
      known.put(role.name(), ofRole);
    }
    return known;
  }

  /**
   * Claims of the issuer and audience, and the client name, of the tokens that the load carries.
   * The key pair is made for each run; the system gets the public half.
   */
  public record Tokens(String issuer, String audience, String client) {}

  /**
   * What the accepted work looks like in the log.
   *
   * @param requestId JSON pointer into a record's value; likewise coupon and user
   */
  public record Topics(
      String issue,
      String deadLetter,
      String group,
      int partitions,
      String requestId,
      String coupon,
      String user) {}

  /**
   * Keys of the cache; {@code ${coupon}} stands for the code.
   *
   * @param marks a hash from user to request id
   * @param state a hash with the field that {@code remaining} names
   * @param lock what every acceptance of a coupon has to hold; none in a system without one
   */
  public record Cache(String marks, String state, String remaining, Optional<Lock> lock) {}

  /**
   * A lock in Redis, as Redisson keeps it: a hash whose only field is the holder.
   *
   * @param key the hash; {@code ${coupon}} stands for the code
   * @param channel those who wait for it subscribe to this, and are told there that it is free
   */
  public record Lock(String key, String channel) {}
}
