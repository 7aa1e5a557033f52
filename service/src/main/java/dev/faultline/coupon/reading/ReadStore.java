package dev.faultline.coupon.reading;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the replica where there is one, and the primary whenever the replica is away, too old, or
 * does not have what was asked for. Its promise: "not there" is only ever said by the primary.
 */
public final class ReadStore {

  private final JdbcClient primary;
  private final Optional<JdbcClient> replica;
  private final Duration replicaMaxAge;
  private final CircuitBreaker breaker;
  private final ReadMetrics metrics;
  private final Clock clock;

  ReadStore(
      JdbcClient primary,
      Optional<JdbcClient> replica,
      ReplicaSettings settings,
      ReadMetrics metrics,
      Clock clock) {
    this.primary = primary;
    this.replica = replica;
    this.replicaMaxAge = settings.replicaMaxAge();
    this.breaker = CircuitBreaker.of("replica", settings.breaker());
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Answers the question.
   *
   * @param question one statement; may be asked twice
   * @param isFound whether an answer has what was asked for; without it a replica is not believed
   */
  public <T> Dated<T> read(Function<JdbcClient, Dated<T>> question, Predicate<T> isFound) {
    Optional<Dated<T>> copy = askReplica(question).filter(answer -> answer.holds(isFound));
    if (copy.isPresent() && copy.get().isYoungerThan(clock.instant().minus(replicaMaxAge))) {
      metrics.answeredBy(ReadMetrics.Source.REPLICA);
      return copy.get();
    }
    try {
      Dated<T> answer = question.apply(primary);
      metrics.answeredBy(ReadMetrics.Source.PRIMARY);
      return answer;
    } catch (DataAccessException e) {
      if (copy.isPresent()) {
        // An old answer that says how old it is helps more than none.
        metrics.answeredBy(ReadMetrics.Source.REPLICA);
        return copy.get();
      }
      throw e;
    }
  }

  /** A replica that fails or is not asked is no answer; the primary's way is open without it. */
  private <T> Optional<Dated<T>> askReplica(Function<JdbcClient, Dated<T>> question) {
    if (replica.isEmpty() || !breaker.tryAcquirePermission()) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    try {
      Dated<T> answer = question.apply(replica.get());
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return Optional.of(answer);
    } catch (DataAccessException e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      metrics.replicaFailed();
      return Optional.empty();
    }
  }
}
