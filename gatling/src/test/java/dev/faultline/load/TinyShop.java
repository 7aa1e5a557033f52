package dev.faultline.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real HTTP server on loopback that answers as it is told and remembers whom it saw. */
final class TinyShop implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("(?i)authorization: *Bearer (\\S+)");
  private static final Pattern COUPON = Pattern.compile("\"couponCode\":\"([^\"]+)\"");

  private final ServerSocket server;
  private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final AtomicLong count = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final LongFunction<Reply> replies;

  /** A request as it arrived. */
  record Seen(long number, String token, String coupon) {}

  /** What the shop does about a request. */
  sealed interface Reply {
    record Answer(int status, String body) implements Reply {}

    /** Ends the connection in good order, without an answer. */
    record Close() implements Reply {}

    /** Cuts the connection off. */
    record Reset() implements Reply {}

    /** Answers later than anybody waits. */
    record Stall() implements Reply {}
  }

  /** Tells, by the number of a request, how to reply. */
  TinyShop(LongFunction<Reply> replies) throws IOException {
    this.replies = replies;
    server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("tiny-shop").start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void accept() {
    try {
      while (true) {
        Socket customer = server.accept();
        Thread.startVirtualThread(() -> serve(customer));
      }
    } catch (SocketException e) {
      // Closed.
    } catch (IOException e) {
      throw new AssertionError("the shop broke", e);
    }
  }

  private void serve(Socket customer) {
    try (customer) {
      String request = read(customer);
      Matcher token = TOKEN.matcher(request);
      Matcher coupon = COUPON.matcher(request);
      long number = count.getAndIncrement();
      seen.add(
          new Seen(
              number, token.find() ? token.group(1) : "", coupon.find() ? coupon.group(1) : ""));
      switch (replies.apply(number)) {
        case Reply.Answer answer -> answer(customer, answer);
        case Reply.Close close -> customer.shutdownOutput();
        // Closing with lingering time 0 sends a reset instead of an orderly end.
        case Reply.Reset reset -> customer.setSoLinger(true, 0);
        case Reply.Stall stall -> closing.await(30, TimeUnit.SECONDS);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the shop broke", e);
    }
  }

  private static String read(Socket customer) throws IOException {
    DataInputStream in = new DataInputStream(customer.getInputStream());
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    Matcher length = LENGTH.matcher(head);
    byte[] body = new byte[length.find() ? Integer.parseInt(length.group(1)) : 0];
    in.readFully(body);
    return head + new String(body, StandardCharsets.UTF_8);
  }

  private static void answer(Socket customer, Reply.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(answer.status(), body.length);
    OutputStream out = customer.getOutputStream();
    out.write((head + answer.body()).getBytes(StandardCharsets.UTF_8));
    out.flush();
    // The customer ends the connection.
    customer.getInputStream().read();
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
  }
}
