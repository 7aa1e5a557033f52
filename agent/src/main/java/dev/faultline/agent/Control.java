package dev.faultline.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;

/**
 * Hears orders on this container's own loopback, one line each: {@code <token> <order>}. Nobody
 * outside of the container can reach it, and nobody without the run's token is obeyed.
 */
final class Control implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 1000;
  private static final int LONGEST_LINE = 256;
  private static final int BACKLOG = 4;

  private final ServerSocket server;
  private final byte[] token;
  private final Arming arming;

  private Control(ServerSocket server, String token, Arming arming) {
    this.server = server;
    this.token = token.getBytes(US_ASCII);
    this.arming = arming;
  }

  /** Listens on a thread of its own until the process ends. */
  static Control open(int port, String token, Arming arming) throws IOException {
    if (token.isBlank()) {
      throw new IllegalArgumentException("the agent wants a token");
    }
    ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    Control control = new Control(server, token, arming);
    Thread.ofPlatform().daemon().name("faultline-agent").start(control::listen);
    return control;
  }

  int port() {
    return server.getLocalPort();
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        hear(caller);
      } catch (IOException gone) {
        // The caller went away or said nothing; the next one is heard all the same.
      }
    }
  }

  private void hear(Socket caller) throws IOException {
    caller.setSoTimeout(PATIENCE_MILLIS);
    String line = new String(line(caller), US_ASCII);
    caller.getOutputStream().write((answer(line) + "\n").getBytes(US_ASCII));
  }

  private static byte[] line(Socket caller) throws IOException {
    var read = new java.io.ByteArrayOutputStream();
    for (int next = caller.getInputStream().read();
        next >= 0 && next != '\n' && read.size() < LONGEST_LINE;
        next = caller.getInputStream().read()) {
      read.write(next);
    }
    return read.toByteArray();
  }

  private String answer(String line) {
    int space = line.indexOf(' ');
    String offered = space < 0 ? line : line.substring(0, space);
    if (!MessageDigest.isEqual(offered.getBytes(US_ASCII), token)) {
      return "refused: wrong token";
    }
    try {
      return "ok " + arming.answer(space < 0 ? "" : line.substring(space + 1));
    } catch (RuntimeException e) {
      return "refused: " + e.getMessage();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
