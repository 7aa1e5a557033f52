package dev.faultline.coupon.cache;

import dev.faultline.coupon.background.Recurring;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Redis behind a breaker: one short question per batch, one write per commit on its own thread. */
final class RedisClaimCache extends Recurring implements ClaimCache {

  /** Two seconds of commits; what does not fit is simply not remembered. */
  private static final int WAITING_MEMORIES = 1_000;

  private final RedisConnection connection;
  private final CacheSettings settings;
  private final MeterRegistry meters;
  private final CircuitBreaker breaker = CircuitBreaker.of("cache", breakerConfig());
  private final BlockingQueue<Memory> memories = new ArrayBlockingQueue<>(WAITING_MEMORIES);

  RedisClaimCache(RedisConnection connection, CacheSettings settings, MeterRegistry meters) {
    super("cache-write", Duration.ZERO, Duration.ofSeconds(2));
    this.connection = connection;
    this.settings = settings;
    this.meters = meters;
    List.of("hit", "miss", "error", "skipped").forEach(this::count);
    tellBreaker();
  }

  @Override
  public Reply ask(Question question) {
    Optional<List<?>> answer =
        guarded(
            settings.askWithin(),
            client ->
                client
                    .getScript(StringCodec.INSTANCE)
                    .evalAsync(
                        RScript.Mode.READ_WRITE,
                        CacheScripts.ASK,
                        RScript.ReturnType.LIST,
                        CacheScripts.keys(question.couponCode()),
                        CacheScripts.arguments(question)));
    if (answer.isEmpty()) {
      return Reply.NOTHING;
    }
    Reply reply = CacheScripts.reply(question, answer.get());
    count(reply.isSoldOut() || !reply.marks().isEmpty() ? "hit" : "miss").increment();
    return reply;
  }

  @Override
  public void remember(Memory memory) {
    var _ = memories.offer(memory);
  }

  @Override
  protected void step() throws InterruptedException {
    Memory memory = memories.poll(100, TimeUnit.MILLISECONDS);
    if (memory == null) {
      return;
    }
    guarded(
        settings.rememberWithin(),
        client ->
            client
                .getScript(StringCodec.INSTANCE)
                .evalAsync(
                    RScript.Mode.READ_WRITE,
                    CacheScripts.REMEMBER,
                    RScript.ReturnType.LONG,
                    CacheScripts.keys(memory.couponCode()),
                    CacheScripts.arguments(memory)));
  }

  /** A call that failed, or was not tried, is no answer; the caller's way is open without it. */
  private <T> Optional<T> guarded(Duration bound, Call<T> call) {
    Optional<RedissonClient> client = connection.client();
    if (client.isEmpty() || !breaker.tryAcquirePermission()) {
      count("skipped").increment();
      return Optional.empty();
    }
    long start = System.nanoTime();
    try {
      T answer = call.on(client.get()).get(bound.toMillis(), TimeUnit.MILLISECONDS);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return Optional.ofNullable(answer);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      count("error").increment();
      return Optional.empty();
    } catch (InterruptedException e) {
      breaker.releasePermission();
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void tellBreaker() {
    for (var state : List.of(State.CLOSED, State.HALF_OPEN, State.OPEN)) {
      Gauge.builder("coupon.cache.breaker", breaker, present -> present.getState() == state ? 1 : 0)
          .description("1 for the state that the breaker around Redis is in")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    Counter opened =
        Counter.builder("coupon.cache.breaker.opened")
            .description("How often Redis was left alone because it failed")
            .register(meters);
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == State.OPEN) {
                opened.increment();
              }
            });
  }

  private Counter count(String result) {
    return meters.counter("coupon.cache.calls", "result", result);
  }

  /** Opens when half of the last 20 calls failed, and tries again after a second. */
  static CircuitBreakerConfig breakerConfig() {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(20)
        .minimumNumberOfCalls(5)
        .failureRateThreshold(50)
        .waitDurationInOpenState(Duration.ofSeconds(1))
        .permittedNumberOfCallsInHalfOpenState(3)
        .build();
  }

  private interface Call<T> {
    Future<T> on(RedissonClient client);
  }
}
