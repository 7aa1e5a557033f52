package dev.faultline.load;

import dev.faultline.yaml.NearestWord;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a simulation that people start by hand was asked for. Every parameter that is wrong is told
 * at once, by its name and with what is allowed; so is a name that nobody knows but that is near
 * one.
 *
 * @param baseUrl where coupons are asked for
 * @param statusUrl where requests are looked at; the same if it is not given
 * @param rate arrivals a second
 * @param peak arrivals a second at the height of a spike or at the end of a ramp
 * @param users closed users
 * @param pool users that closed users are drawn from
 * @param duplicates part of the arrivals that repeat an earlier one
 * @param invalid part of the requests that must be refused
 * @param think pause of a closed user between its requests
 * @param session file with the key that signs tokens, as {@code faultline serve} writes it
 * @param system name of the system file that says how to ask
 */
record Settings(
    URI baseUrl,
    URI statusUrl,
    String coupon,
    Duration duration,
    double rate,
    double peak,
    long users,
    long pool,
    double duplicates,
    double invalid,
    Duration think,
    long seed,
    String session,
    String system) {

  private static final Parameter<URI> BASE_URL = Parameter.url("baseUrl", "");
  private static final Parameter<URI> STATUS_URL = Parameter.url("statusUrl", "");
  private static final Parameter<String> COUPON =
      Parameter.word(
          "coupon",
          "RUSH",
          "a coupon code: 1 to 64 letters, digits, - and _",
          "[A-Za-z0-9_-]{1,64}");
  private static final Parameter<Duration> DURATION =
      Parameter.duration("duration", "30s", Duration.ofSeconds(1), Duration.ofHours(1));
  private static final Parameter<Double> RATE = Parameter.rate("rate", "100/s", 0.1, 20_000);
  private static final Parameter<Double> PEAK = Parameter.rate("peak", "500/s", 0.1, 20_000);
  private static final Parameter<Long> USERS = Parameter.count("users", "50", 1, 10_000);
  private static final Parameter<Long> POOL = Parameter.count("pool", "1000", 1, 10_000_000);
  private static final Parameter<Double> DUPLICATES = Parameter.percent("duplicates", "0%", 90);
  private static final Parameter<Double> INVALID = Parameter.percent("invalid", "20%", 100);
  private static final Parameter<Duration> THINK =
      Parameter.duration("think", "0s", Duration.ZERO, Duration.ofMinutes(10));
  private static final Parameter<Long> SEED = Parameter.count("seed", "1", 0, Long.MAX_VALUE / 10);
  private static final Parameter<String> SESSION =
      Parameter.word("session", ".faultline/serve.json", "a file", ".{1,4000}");
  private static final Parameter<String> SYSTEM =
      Parameter.word("system", "coupon", "a name in scenarios/systems", "[a-z0-9-]{1,64}");

  private static final List<Parameter<?>> ALL =
      List.of(
          BASE_URL,
          STATUS_URL,
          COUPON,
          DURATION,
          RATE,
          PEAK,
          USERS,
          POOL,
          DUPLICATES,
          INVALID,
          THINK,
          SEED,
          SESSION,
          SYSTEM);

  /** Reads the system properties; those with a dot in their names are not ours. */
  static Settings given() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, System.getProperty(name));
    }
    return of(properties);
  }

  static Settings of(Map<String, String> properties) {
    Reading reading = new Reading(properties);
    Optional<URI> baseUrl = reading.value(BASE_URL);
    Optional<URI> statusUrl =
        properties.containsKey(STATUS_URL.name()) ? reading.value(STATUS_URL) : baseUrl;
    Optional<String> coupon = reading.value(COUPON);
    Optional<Duration> duration = reading.value(DURATION);
    Optional<Double> rate = reading.value(RATE);
    Optional<Double> peak = reading.value(PEAK);
    Optional<Long> users = reading.value(USERS);
    Optional<Long> pool = reading.value(POOL);
    Optional<Double> duplicates = reading.value(DUPLICATES);
    Optional<Double> invalid = reading.value(INVALID);
    Optional<Duration> think = reading.value(THINK);
    Optional<Long> seed = reading.value(SEED);
    Optional<String> session = reading.value(SESSION);
    Optional<String> system = reading.value(SYSTEM);
    reading.refuse();
    return new Settings(
        baseUrl.orElseThrow(),
        statusUrl.orElseThrow(),
        coupon.orElseThrow(),
        duration.orElseThrow(),
        rate.orElseThrow(),
        peak.orElseThrow(),
        users.orElseThrow(),
        pool.orElseThrow(),
        duplicates.orElseThrow(),
        invalid.orElseThrow(),
        think.orElseThrow(),
        seed.orElseThrow(),
        session.orElseThrow(),
        system.orElseThrow());
  }

  /** Gathers what is wrong. */
  private static final class Reading {
    private final Map<String, String> properties;
    private final List<String> problems = new ArrayList<>();

    Reading(Map<String, String> properties) {
      this.properties = properties;
      List<String> known = ALL.stream().map(Parameter::name).toList();
      properties.keySet().stream()
          .filter(name -> !name.contains(".") && !known.contains(name))
          .sorted()
          .forEach(
              name ->
                  NearestWord.to(name, known)
                      .ifPresent(
                          near ->
                              problems.add(
                                  "%s: there is no such parameter; did you mean %s?"
                                      .formatted(name, near))));
    }

    <T> Optional<T> value(Parameter<T> parameter) {
      String text = properties.getOrDefault(parameter.name(), parameter.standard());
      Optional<T> value = parameter.read(text);
      if (value.isEmpty()) {
        problems.add(
            text.isEmpty()
                ? "%s: is missing; allowed: %s".formatted(parameter.name(), parameter.allowed())
                : "%s: found \"%s\"; allowed: %s"
                    .formatted(parameter.name(), text, parameter.allowed()));
      }
      return value;
    }

    void refuse() {
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(
            "The simulation was asked for what it cannot do:\n  " + String.join("\n  ", problems));
      }
    }
  }
}
