package dev.faultline.agent;

import java.util.ArrayDeque;

/** Memory in small pieces, the oldest let go when there are too many. Not for several threads. */
final class Chunks {
  static final int BYTES = 16 * 1024;
  static final long MEGABYTE = 1024L * 1024;

  private final ArrayDeque<byte[]> kept = new ArrayDeque<>();
  private final long most;

  Chunks(long mostBytes) {
    this.most = mostBytes / BYTES;
  }

  /** Allocates one piece; the optimiser cannot leave it out, because it is kept for a while. */
  void next() {
    kept.addLast(new byte[BYTES]);
    while (kept.size() > Math.max(1, most)) {
      kept.removeFirst();
    }
  }
}
