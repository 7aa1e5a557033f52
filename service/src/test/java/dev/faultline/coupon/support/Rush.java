package dev.faultline.coupon.support;

import dev.faultline.coupon.support.RunningRole.Reply;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Many users who want one coupon at the same moment, and what each was told in the end. */
public final class Rush {

  private static final int MAX_TRIES = 400;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Bench bench;
  private final String code;
  private final List<RunningRole> doors;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<String, String> accepted = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Queue<String> exhausted = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  /** A rush for this coupon. */
  public Rush(Bench bench, String code) {
    this(bench, code, List.of(bench.issueApi()));
  }

  /** A rush through several instances in turn, as a balancer sends it. */
  public Rush(Bench bench, String code, List<RunningRole> doors) {
    this.bench = bench;
    this.code = code;
    this.doors = List.copyOf(doors);
  }

  /** The coupon that everybody wants. */
  public String code() {
    return code;
  }

  /** Lets the threads start together; each asks for its share of the users until they are told. */
  public void run(int threads, int users) throws Exception {
    var start = new CyclicBarrier(threads);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      CompletableFuture.allOf(
              IntStream.range(0, threads)
                  .mapToObj(
                      number ->
                          CompletableFuture.runAsync(
                              () -> ask(number, threads, users, start), pool))
                  .toArray(CompletableFuture[]::new))
          .get(180, TimeUnit.SECONDS);
    }
  }

  private void ask(int first, int step, int users, CyclicBarrier start) {
    try {
      start.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    for (int user = first; user < users; user += step) {
      note(user(user), untilDecided(user(user)));
    }
  }

  private String user(int number) {
    return "%s-user-%d".formatted(code, number);
  }

  /** Asks again when told to try later, as a client does; the answer is still the first one's. */
  private Reply untilDecided(String user) {
    String token = bench.tokens().of(user);
    Reply reply = once(token);
    for (int tries = 0; tries < MAX_TRIES && mayComeBack(reply); tries++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      reply = once(token);
    }
    return reply;
  }

  private static boolean mayComeBack(Reply reply) {
    return reply.status() == 503 || reply.status() == 429;
  }

  private Reply once(String token) {
    Reply reply;
    try {
      reply = door().ask(token, code);
    } catch (UncheckedIOException e) {
      // Turned away before it had a connection: 200 threads may be more than a backlog holds.
      statuses.merge("no connection", 1, Integer::sum);
      return door().ask(token, code);
    }
    statuses.merge(reply.status() + " " + reply.field("code"), 1, Integer::sum);
    if (mayComeBack(reply) && reply.response().headers().firstValue("Retry-After").isEmpty()) {
      surprises.add(reply.status() + " without Retry-After: " + reply.text());
    }
    return reply;
  }

  private RunningRole door() {
    return doors.get(Math.floorMod(calls.getAndIncrement(), doors.size()));
  }

  private void note(String user, Reply reply) {
    if (reply.status() == 202 || reply.status() == 200) {
      accepted.put(user, reply.field("requestId"));
    } else if (reply.field("code").equals("COUPON_EXHAUSTED")) {
      exhausted.add(user);
    } else {
      surprises.add(user + ": " + reply.status() + " " + reply.text());
    }
  }

  /** User to the request id that was answered. */
  public Map<String, String> accepted() {
    return Map.copyOf(accepted);
  }

  /** Users who were told that they came too late. */
  public List<String> exhausted() {
    return List.copyOf(exhausted);
  }

  /** Answers that no user should ever get. */
  public List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** How often each answer was given. */
  public Map<String, Integer> statuses() {
    return Map.copyOf(statuses);
  }
}
