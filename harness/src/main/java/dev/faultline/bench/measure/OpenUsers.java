package dev.faultline.bench.measure;

import dev.faultline.bench.Latency;
import dev.faultline.runner.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Users who come at their time, whether those before them were answered or not. wrk knows no such
 * users, and Gatling with a connection for each takes more of two cores than what is measured; here
 * connections are kept, and every time is counted from the intended start.
 */
final class OpenUsers implements AutoCloseable {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
  private static final Duration LEAD = Duration.ofMillis(20);
  private static final int NO_ANSWER = 0;

  /**
   * Like a gateway's: fewer than a role takes at once. Beyond that new ones wait for a place that
   * idle ones hold, and what is then measured is who may connect.
   */
  private static final int CONNECTIONS = 900;

  private static final int UNAVAILABLE = 503;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final StopSignal stop;

  OpenUsers(StopSignal stop) {
    this.stop = stop;
  }

  /**
   * What each asks.
   *
   * @param tokens one for each user
   */
  record Asking(URI address, String body, List<String> tokens) {
    /** Everybody with a token wants that coupon. */
    static Asking issue(BenchBed bed, String coupon) {
      var issue = bed.system().requests().issue();
      return new Asking(
          bed.base(issue.role()).resolve(issue.path()),
          issue.body().replace("${coupon}", coupon),
          bed.crowd().tokens());
    }
  }

  /**
   * What one heard.
   *
   * @param status 0 where no answer came
   * @param nanos from the intended start to the answer
   * @param lateNanos from the intended start to the real one
   */
  record Came(int status, long nanos, long lateNanos) {
    boolean isServed() {
      return status >= 200 && status < 300;
    }

    boolean isTurnedAway() {
      return status == UNAVAILABLE;
    }

    boolean isFailed() {
      return status == NO_ANSWER || (status >= 500 && status != UNAVAILABLE);
    }
  }

  /**
   * What all heard.
   *
   * @param lasted until the last of them had heard
   * @param cpu that sending and hearing took
   */
  record Heard(List<Came> all, Duration lasted, Duration cpu) {
    Heard {
      all = List.copyOf(all);
    }

    long count(Predicate<Came> what) {
      return all.stream().filter(what).count();
    }

    /** Of those who were served. */
    Latency served() {
      return Latency.of(all.stream().filter(Came::isServed).mapToLong(Came::nanos).toArray());
    }
  }

  Heard run(Asking asking, double perSecond, Duration lasts) {
    int count = Math.toIntExact(Math.round(perSecond * lasts.toNanos() / 1e9));
    if (count > asking.tokens().size()) {
      throw new IllegalArgumentException(
          "%d users would come, but only %d have a token".formatted(count, asking.tokens().size()));
    }
    Semaphore connections = new Semaphore(CONNECTIONS);
    AtomicReferenceArray<Came> all = new AtomicReferenceArray<>(count);
    Duration before = cpu();
    long zero = System.nanoTime() + LEAD.toNanos();
    // With the client go its connections: none of them takes a place in what is measured next.
    try (HttpClient http = client();
        ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < count; user++) {
        long intended = zero + Math.round(user * 1e9 / perSecond);
        long left = intended - System.nanoTime();
        if (left > 0) {
          stop.await(Duration.ofNanos(left));
        }
        stop.check();
        int number = user;
        Visit visit = new Visit(asking, asking.tokens().get(user), intended);
        users.execute(() -> all.set(number, come(visit, http, connections)));
      }
    }
    // Closing the threads waited for everybody.
    Duration lasted = Duration.ofNanos(System.nanoTime() - zero);
    return new Heard(
        IntStream.range(0, count).mapToObj(all::get).toList(), lasted, cpu().minus(before));
  }

  /** Who comes when. */
  private record Visit(Asking asking, String token, long intendedNanos) {}

  private static Came come(Visit visit, HttpClient http, Semaphore connections) {
    long late = System.nanoTime() - visit.intendedNanos();
    connections.acquireUninterruptibly();
    try {
      int status = answer(visit.asking(), visit.token(), http);
      return new Came(status, System.nanoTime() - visit.intendedNanos(), late);
    } finally {
      connections.release();
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(ANSWERED_WITHIN)
        .executor(threads)
        .build();
  }

  private static int answer(Asking asking, String token, HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(asking.address())
            .timeout(ANSWERED_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(asking.body()))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      // Refused, broken off or timed out: whichever it was, nobody was served.
      return NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NO_ANSWER;
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
