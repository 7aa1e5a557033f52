package dev.faultline.coupon.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TokenBucketsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final TokenBuckets buckets = new TokenBuckets(2, 1, 10, new Clockwork(nanos));

  @Test
  void aBurstPassesThenOneForEachRefill() {
    assertThat(buckets.take("mina")).isZero();
    assertThat(buckets.take("mina")).isZero();
    assertThat(buckets.take("mina")).isEqualTo(Duration.ofSeconds(1));

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(buckets.take("mina")).isZero();
    assertThat(buckets.take("mina")).isPositive();
  }

  @Test
  void oneNamesBucketIsNotAnothers() {
    buckets.take("mina");
    buckets.take("mina");

    assertThat(buckets.take("jun")).isZero();
  }

  private record Clockwork(AtomicLong nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
