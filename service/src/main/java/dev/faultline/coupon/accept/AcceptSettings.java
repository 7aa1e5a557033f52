package dev.faultline.coupon.accept;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests become commits.
 *
 * @param flushers committing threads: two less than the pool, so that relay and catalog get through
 * @param queueCapacity requests that may wait per flusher; 2,000 are cleared in half a second
 * @param maxBatch requests per commit; beyond 500 a commit only grows longer
 * @param writtenWithin a batch is no larger than what the database writes within 25 ms: whoever
 *     waits for one batch and is in the next one is answered within a quarter of a second
 * @param leastBatch never fewer than 8 per commit, however slow the database
 * @param queueWithin a request that waited 1 s is turned away before anything is written
 * @param answerWithin by then every bounded step has ended, so the outcome must be called unknown
 * @param duplicateIsConflict answer a repeated request 409 instead of 200 with its first id
 * @param statusUrl where callers reach the query-api, for the Location of a 202; by default the
 *     address that they used themselves, which fits where one gateway serves both
 */
@ConfigurationProperties("coupon.accept")
public record AcceptSettings(
    @DefaultValue("6") int flushers,
    @DefaultValue("2000") int queueCapacity,
    @DefaultValue("500") int maxBatch,
    @DefaultValue("25ms") Duration writtenWithin,
    @DefaultValue("8") int leastBatch,
    @DefaultValue("1s") Duration queueWithin,
    @DefaultValue("8s") Duration answerWithin,
    @DefaultValue("false") boolean duplicateIsConflict,
    @Nullable URI statusUrl) {

  public AcceptSettings {
    require(flushers >= 1 && flushers <= 100, "flushers", "1 to 100");
    require(queueCapacity >= 1 && queueCapacity <= 100_000, "queue-capacity", "1 to 100000");
    require(maxBatch >= 1 && maxBatch <= 1_000, "max-batch", "1 to 1000");
    require(
        writtenWithin.isPositive() && writtenWithin.toSeconds() <= 10,
        "written-within",
        "up to 10s");
    require(leastBatch >= 1 && leastBatch <= maxBatch, "least-batch", "1 to max-batch");
    require(queueWithin.isPositive(), "queue-within", "more than 0");
    require(answerWithin.compareTo(queueWithin) > 0, "answer-within", "more than queue-within");
    require(answerWithin.toSeconds() <= 60, "answer-within", "up to 60s");
    require(
        statusUrl == null || (statusUrl.isAbsolute() && statusUrl.getHost() != null),
        "status-url",
        "an absolute address such as https://coupons.example");
  }

  Optional<URI> locationBase() {
    return Optional.ofNullable(statusUrl);
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.accept.%s: expected %s".formatted(setting, expected));
    }
  }
}
