package dev.faultline.coupon.reading;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where reads may go. User, password and the other bounds are those of {@code coupon.database}.
 *
 * @param replicaUrl JDBC address of a streaming replica; without it every read asks the primary
 * @param readFromReplica whether it is read from; an operator may take the load off the primary
 *     later
 * @param replicaPoolSize connections to it; 5, as many as to the primary
 * @param replicaConnectionTimeout 300 ms to get a connection, because the primary is the way out
 * @param replicaMaxAge an answer older than 5 s is asked of the primary again: a user who waits for
 *     a coupon looks every few seconds
 */
@ConfigurationProperties("coupon.database")
record ReplicaSettings(
    @Nullable String replicaUrl,
    @DefaultValue("true") boolean readFromReplica,
    @DefaultValue("5") int replicaPoolSize,
    @DefaultValue("300ms") Duration replicaConnectionTimeout,
    @DefaultValue("5s") Duration replicaMaxAge) {

  ReplicaSettings {
    require(
        replicaUrl == null || replicaUrl.isBlank() || replicaUrl.startsWith("jdbc:postgresql:"),
        "replica-url",
        "jdbc:postgresql://host/db, or nothing");
    require(replicaPoolSize >= 1 && replicaPoolSize <= 100, "replica-pool-size", "1 to 100");
    require(
        replicaConnectionTimeout.toMillis() >= 250 && replicaConnectionTimeout.toSeconds() <= 5,
        "replica-connection-timeout",
        "250ms to 5s");
    require(
        replicaMaxAge.isPositive() && replicaMaxAge.toHours() < 1,
        "replica-max-age",
        "more than 0 and less than an hour");
  }

  Optional<String> url() {
    return Optional.ofNullable(replicaUrl).filter(url -> readFromReplica && !url.isBlank());
  }

  /** Opens when half of the last 10 reads failed, and tries the replica again after 2 s. */
  CircuitBreakerConfig breaker() {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(10)
        .minimumNumberOfCalls(3)
        .failureRateThreshold(50)
        .waitDurationInOpenState(Duration.ofSeconds(2))
        .permittedNumberOfCallsInHalfOpenState(2)
        .build();
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.database.%s: missing or wrong, expected %s".formatted(setting, expected));
    }
  }
}
