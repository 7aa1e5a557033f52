package dev.faultline.variant.baseline;

import dev.faultline.variant.baseline.BaselineSettings.DecideBy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RLock;
import org.redisson.api.RMap;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides under a lock per coupon, or by a script, by a counter and a hash in Redis. */
@Component
@Profile("issue-api")
final class IssueDesk {
  private static final long LOCK_WAIT_SECONDS = 3;

  /**
   * What is done under the lock, in one command: keys counter and users; total, user, request id.
   */
  private static final String DECIDE =
      """
      if redis.call('hexists', KEYS[2], ARGV[2]) == 1 then return 'COUPON_ALREADY_REQUESTED' end
      if tonumber(redis.call('get', KEYS[1]) or '0') >= tonumber(ARGV[1]) then
        return 'COUPON_EXHAUSTED'
      end
      redis.call('incr', KEYS[1])
      redis.call('hset', KEYS[2], ARGV[2], ARGV[3])
      return 'GRANTED'
      """;

  private final RedissonClient redis;
  private final JdbcClient database;
  private final boolean spinLock;
  private final DecideBy decideBy;
  private final Timer lockWait;

  IssueDesk(
      RedissonClient redis, JdbcClient database, BaselineSettings settings, MeterRegistry meters) {
    this.redis = redis;
    this.database = database;
    this.spinLock = settings.spinLock();
    this.decideBy = settings.decideBy();
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
    return switch (decideBy) {
      case LOCK -> locked(code, user, terms.get().total());
      case LUA -> scripted(code, user, terms.get().total());
    };
  }

  private Decision locked(String code, String user, long total) throws InterruptedException {
    RLock lock = lock("lock:coupon:{" + code + "}");
    long began = System.nanoTime();
    boolean had = lock.tryLock(LOCK_WAIT_SECONDS, TimeUnit.SECONDS);
    lockWait.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    if (!had) {
      return new Decision.Refused(503, "LOCK_TIMEOUT");
    }
    try {
      return underLock(code, user, total);
    } finally {
      lock.unlock();
    }
  }

  private RLock lock(String name) {
    return spinLock ? redis.getSpinLock(name) : redis.getLock(name);
  }

  private Decision underLock(String code, String user, long total) {
    RAtomicLong given = redis.getAtomicLong(counter(code));
    RMap<String, String> users = redis.getMap(users(code));
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

  private Decision scripted(String code, String user, long total) {
    var message = new IssueMessage(UUID.randomUUID(), code, user, Instant.now());
    String answer =
        redis
            .getScript(StringCodec.INSTANCE)
            .eval(
                RScript.Mode.READ_WRITE,
                DECIDE,
                RScript.ReturnType.VALUE,
                List.of(counter(code), users(code)),
                Long.toString(total),
                user,
                message.requestId().toString());
    return "GRANTED".equals(answer)
        ? new Decision.Granted(message)
        : new Decision.Refused(409, answer);
  }

  private static String counter(String code) {
    return "coupon:{" + code + "}:count";
  }

  private static String users(String code) {
    return "coupon:{" + code + "}:users";
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
