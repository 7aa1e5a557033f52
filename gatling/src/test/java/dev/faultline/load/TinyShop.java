package dev.faultline.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real HTTP server on loopback that answers as it is told and remembers whom it saw. */
final class TinyShop implements AutoCloseable {
  private static final Pattern COUPON = Pattern.compile("\"couponCode\":\"([^\"]+)\"");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final AtomicLong count = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final LongFunction<Reply> replies;

  /** A request as it arrived. */
  record Seen(long number, String token, String coupon, int peerPort) {}

  /** What the shop does about a request. */
  sealed interface Reply {
    record Answer(int status, String body) implements Reply {}

    /** Closes the connection without a word. */
    record Drop() implements Reply {}

    /** Answers too late. */
    record Delay(long millis) implements Reply {}
  }

  TinyShop(LongFunction<Reply> replies) throws IOException {
    this.replies = replies;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.setExecutor(threads);
    server.createContext("/issue", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher coupon = COUPON.matcher(body);
    String token = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
    long number = count.getAndIncrement();
    seen.add(
        new Seen(
            number,
            token,
            coupon.find() ? coupon.group(1) : "",
            exchange.getRemoteAddress().getPort()));
    switch (replies.apply(number)) {
      case Reply.Answer answer -> answer(exchange, answer);
      // The JDK's server cuts the connection off when its handler fails.
      case Reply.Drop drop -> throw new IOException("dropped on purpose");
      case Reply.Delay delay -> {
        await(delay.millis());
        answer(exchange, new Reply.Answer(202, "{}"));
      }
    }
  }

  private static void answer(HttpExchange exchange, Reply.Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void await(long millis) {
    try {
      closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
