package dev.faultline.variant.baseline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RLock;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides under a lock per coupon, by a counter and a hash in Redis. */
@Component
@Profile("issue-api")
final class IssueDesk {
  private static final long LOCK_WAIT_SECONDS = 3;

  private final RedissonClient redis;
  private final JdbcClient database;
  private final boolean spinLock;
  private final Timer lockWait;

  IssueDesk(
      RedissonClient redis, JdbcClient database, BaselineSettings settings, MeterRegistry meters) {
    this.redis = redis;
    this.database = database;
    this.spinLock = settings.spinLock();
    this.lockWait =
        Timer.builder("coupon.lock")
            .description("how long the lock took, had or not")
            .register(meters);
  }

  /** The coupon's row, as far as it matters here. */
  private record Terms(long total, boolean over) {}

  Decision decide(String code, String user) throws InterruptedException {
    Optional<Terms> terms = terms(code);
    if (terms.isEmpty()) {
      return new Decision.Refused(404, "COUPON_UNKNOWN");
    }
    if (terms.get().over()) {
      return new Decision.Refused(410, "COUPON_EXPIRED");
    }
    RLock lock = lock("lock:coupon:{" + code + "}");
    long began = System.nanoTime();
    boolean had = lock.tryLock(LOCK_WAIT_SECONDS, TimeUnit.SECONDS);
    lockWait.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    if (!had) {
      return new Decision.Refused(503, "LOCK_TIMEOUT");
    }
    try {
      return underLock(code, user, terms.get().total());
    } finally {
      lock.unlock();
    }
  }

  private RLock lock(String name) {
    return spinLock ? redis.getSpinLock(name) : redis.getLock(name);
  }

  private Decision underLock(String code, String user, long total) {
    RAtomicLong given = redis.getAtomicLong("coupon:{" + code + "}:count");
    RMap<String, String> users = redis.getMap("coupon:{" + code + "}:users");
    if (users.containsKey(user)) {
      return new Decision.Refused(409, "COUPON_ALREADY_REQUESTED");
    }
    if (given.get() >= total) {
      return new Decision.Refused(409, "COUPON_EXHAUSTED");
    }
    given.incrementAndGet();
    var message = new IssueMessage(UUID.randomUUID(), code, user, Instant.now());
    users.fastPut(user, message.requestId().toString());
    return new Decision.Granted(message);
  }

  private Optional<Terms> terms(String code) {
    return database
        .sql(
            """
            select total, coalesce(closes_at <= :now, false) as is_over
              from coupon where code = :code
            """)
        .param("now", OffsetDateTime.now(ZoneOffset.UTC))
        .param("code", code)
        .query((row, number) -> new Terms(row.getLong("total"), row.getBoolean("is_over")))
        .optional();
  }
}
