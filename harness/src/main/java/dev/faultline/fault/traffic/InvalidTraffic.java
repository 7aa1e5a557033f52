package dev.faultline.fault.traffic;

import dev.faultline.fault.Refusals;
import dev.faultline.system.Requests;
import dev.faultline.system.Requests.Invalid;
import dev.faultline.token.TokenMint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the invalid requests of a system file in turn, evenly spaced, and counts how each was
 * answered. Never more than a bounded number at once: a client that waits for nobody would break
 * the machine and not the service.
 */
final class InvalidTraffic implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final int MOST_UNDER_WAY = 256;
  private static final int USERS = 20;
  private static final int TOO_MANY = 429;

  /** Three seconds of them; more would not fit into the warm-up. Chosen, not measured. */
  private static final int WARM_REQUESTS = 300;

  /** So that they are over, and no alert speaks of them any more, when control begins. */
  private static final double WARM_PER_SECOND = 100;

  private static final int NO_ANSWER = 0;

  private final List<Prepared> requests = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("invalid-requests").factory());
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Integer, Long> others = new HashMap<>();
  private Future<?> warming = CompletableFuture.completedFuture(null);
  private Future<?> sending = CompletableFuture.completedFuture(null);
  private long next;
  private long refused;
  private int underWay;
  private boolean stopped;

  private record Prepared(HttpRequest request, int deserves) {}

  /**
   * @param base address of the role that takes requests for coupons
   * @param tokens of a client of its own, so that its limits are not those of the load
   */
  InvalidTraffic(URI base, Requests requests, TokenMint tokens) {
    for (int user = 0; user < USERS; user++) {
      String token = tokens.mint("invalid-" + user);
      for (Invalid invalid : requests.invalid()) {
        this.requests.add(
            new Prepared(request(base, requests.issue(), invalid, token), invalid.status()));
      }
    }
  }

  private static HttpRequest request(
      URI base, Requests.Issue issue, Invalid invalid, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(issue.path()))
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json")
            .method(issue.method(), BodyPublishers.ofString(invalid.body()));
    switch (invalid.token()) {
      case VALID -> request.header("Authorization", "Bearer " + token);
      // Its last character is part of the signature.
      case FORGED -> request.header("Authorization", "Bearer " + forged(token));
      case NONE -> {}
    }
    return request.build();
  }

  private static String forged(String token) {
    int middle = token.lastIndexOf('.') + 5;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  /**
   * Sends a few, and counts none: what refuses is cold until then, and so is this client. A service
   * in use has refused somebody before.
   */
  void warm() {
    AtomicInteger left = new AtomicInteger(WARM_REQUESTS);
    warming =
        every(
            WARM_PER_SECOND,
            () -> {
              if (left.getAndDecrement() > 0) {
                Prepared one = requests.get(Math.floorMod(left.get(), requests.size()));
                askers.execute(() -> status(one.request()));
              }
            });
  }

  /** Begins to send, so many a second. */
  void start(double perSecond) {
    warming.cancel(false);
    sending = every(perSecond, this::send);
  }

  private Future<?> every(double perSecond, Runnable what) {
    long nanos = Math.round(1e9 / perSecond);
    return clock.scheduleAtFixedRate(what, 0, nanos, TimeUnit.NANOSECONDS);
  }

  private void send() {
    Prepared one;
    synchronized (this) {
      if (stopped || underWay >= MOST_UNDER_WAY) {
        return;
      }
      underWay++;
      one = requests.get((int) (next++ % requests.size()));
    }
    askers.execute(() -> answered(status(one.request()), one.deserves()));
  }

  private int status(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NO_ANSWER;
    }
  }

  private synchronized void answered(int status, int deserved) {
    underWay--;
    if (status == deserved || status == TOO_MANY) {
      refused++;
    } else {
      others.merge(status, 1L, Long::sum);
    }
  }

  /** Sends no more; may be said again. */
  synchronized void stop() {
    stopped = true;
    warming.cancel(false);
    sending.cancel(false);
    clock.shutdown();
  }

  /** Whether it was stopped and everything is answered. */
  synchronized boolean over() {
    return stopped && underWay == 0;
  }

  synchronized Refusals refusals() {
    return new Refusals(refused, others);
  }

  @Override
  public void close() {
    stop();
    clock.shutdownNow();
    askers.shutdownNow();
    http.shutdownNow();
  }
}
