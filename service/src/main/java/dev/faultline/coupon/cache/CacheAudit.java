package dev.faultline.coupon.cache;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.context.SmartLifecycle;

/**
 * The cache as an auditor sees it: excerpts to compare with the database, and rewrites. It has its
 * own connection, because the role that audits need not be the one that asks.
 */
public final class CacheAudit implements SmartLifecycle {

  /** Nobody waits for an audit, but its round has to end. */
  private static final Duration BOUND = Duration.ofMillis(500);

  private static final String EXCERPT =
      """
      local state = redis.call('HMGET', KEYS[2], 'version', 'remaining')
      local answer = redis.call('HRANDFIELD', KEYS[1], tonumber(ARGV[1]), 'WITHVALUES')
      table.insert(answer, 1, tostring(redis.call('HLEN', KEYS[1])))
      table.insert(answer, 1, state[2] or '')
      table.insert(answer, 1, state[1] or '')
      return answer
      """;

  private final RedisConnection connection;
  private final CircuitBreaker breaker =
      CircuitBreaker.of("cache-audit", RedisClaimCache.breakerConfig());

  CacheAudit(RedisConnection connection) {
    this.connection = connection;
  }

  /** What the cache holds of this coupon, with up to so many marks; empty while it cannot say. */
  public Optional<Excerpt> excerpt(String couponCode, int marks) {
    return this.<List<?>>guarded(
            script(couponCode, EXCERPT, ReturnType.LIST, String.valueOf(marks)))
        .map(CacheAudit::excerpt);
  }

  /** Writes as if it had just been committed; a newer version drops what was there before. */
  public boolean rewrite(ClaimCache.Memory memory) {
    return this.<Object>guarded(
            script(
                memory.couponCode(),
                CacheScripts.REMEMBER,
                ReturnType.LONG,
                CacheScripts.arguments(memory)))
        .isPresent();
  }

  private static <T> Call<T> script(
      String couponCode, String script, ReturnType type, Object... arguments) {
    return client ->
        client
            .getScript(StringCodec.INSTANCE)
            .evalAsync(
                RScript.Mode.READ_WRITE, script, type, CacheScripts.keys(couponCode), arguments);
  }

  private static Excerpt excerpt(List<?> answer) {
    Map<String, String> marks = new HashMap<>();
    for (int i = 3; i + 1 < answer.size(); i += 2) {
      marks.put(String.valueOf(answer.get(i)), String.valueOf(answer.get(i + 1)));
    }
    return new Excerpt(
        number(answer.get(0)), number(answer.get(1)), number(answer.get(2)).orElse(0), marks);
  }

  /** What is no number was not written by us; it counts as nothing and is drift by that. */
  private static OptionalLong number(@Nullable Object text) {
    return text != null && text.toString().matches("-?\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(text.toString()))
        : OptionalLong.empty();
  }

  private <T> Optional<T> guarded(Call<T> call) {
    Optional<RedissonClient> client = connection.client();
    if (client.isEmpty() || !breaker.tryAcquirePermission()) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    try {
      T answer = call.on(client.get()).get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return Optional.ofNullable(answer);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      return Optional.empty();
    } catch (InterruptedException e) {
      breaker.releasePermission();
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void start() {
    connection.start();
  }

  @Override
  public void stop() {
    connection.stop();
  }

  @Override
  public boolean isRunning() {
    return connection.isRunning();
  }

  /**
   * A part of what the cache holds of one coupon.
   *
   * @param version give-back version; empty if the cache knows nothing
   * @param remaining units left
   * @param markCount all marks
   * @param marks some of them, user to request id as it stands there
   */
  public record Excerpt(
      OptionalLong version, OptionalLong remaining, long markCount, Map<String, String> marks) {
    public Excerpt {
      marks = Map.copyOf(marks);
    }
  }

  private interface Call<T> {
    Future<T> on(RedissonClient client);
  }
}
