package dev.faultline.bed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.stream.IntStream;

/**
 * Finds published ports before anything starts. The engine's own random ports change whenever a
 * container is started again; these stay.
 */
final class Ports {
  private static final int FIRST = 21_000;

  /** Below the range from which the operating system draws ports of outgoing connections. */
  private static final int LAST = 32_000;

  private static final int STEP = 100;

  private Ports() {}

  /** The first of {@code count} neighbouring ports of 127.0.0.1 that nobody listens on. */
  static int freeBlock(int count) {
    return IntStream.iterate(FIRST, base -> base + count < LAST, base -> base + STEP)
        .filter(base -> IntStream.range(base, base + count).allMatch(Ports::free))
        .findFirst()
        .orElseThrow(
            () ->
                new BedUnavailable(
                    "No "
                        + count
                        + " free neighbouring ports between "
                        + FIRST
                        + " and "
                        + LAST
                        + " on 127.0.0.1; see who listens with ss -ltn."));
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (IOException e) {
      // Somebody listens: that is the answer.
      return false;
    }
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
