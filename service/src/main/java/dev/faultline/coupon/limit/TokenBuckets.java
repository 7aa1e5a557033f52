package dev.faultline.coupon.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * One bucket of tokens per name. A bucket that nobody used for the time it takes to fill is as good
 * as a new one, so it is forgotten then: memory is bounded by time and by number.
 */
final class TokenBuckets {

  private final int burst;
  private final int perSecond;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  TokenBuckets(int burst, int perSecond, int mostNames, TimeMeter time) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(mostNames)
            .expireAfterAccess(Duration.ofMillis(1_000L * burst / perSecond + 1_000))
            .build();
  }

  /** Takes one token; the wait until there is one again, zero if it was there. */
  Duration take(String name) {
    var probe = buckets.get(name, any -> full()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }
}
