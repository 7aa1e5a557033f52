package dev.faultline.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The lines of a stream one after the other, in place: nothing is copied for a line. */
final class ByteLines implements AutoCloseable {
  /** No record of a run is nearly as long. */
  private static final int LONGEST = 1 << 24;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long BREAKS = ONES * '\n';

  private final InputStream in;
  private byte[] bytes = new byte[1 << 16];
  private int from;
  private int to;
  private int next;
  private int limit;
  private boolean ended;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false after the last. */
  boolean next() throws IOException {
    from = next;
    int searched = from;
    while (true) {
      int lineBreak = lineBreak(searched);
      if (lineBreak >= 0) {
        to = lineBreak;
        next = lineBreak + 1;
        return true;
      }
      searched = limit - from;
      // Whatever was there is moved to the front for it.
      if (!more()) {
        to = limit;
        next = limit;
        return from < limit;
      }
    }
  }

  /** Holds the line, until the next one is asked for. */
  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  /** Where the line break stands, or the end. */
  int to() {
    return to;
  }

  private int lineBreak(int searched) {
    int at = searched;
    for (; at + Long.BYTES <= limit; at += Long.BYTES) {
      // A byte becomes 0 where a line break was, and only a 0 borrows from its own highest bit.
      long zero = (long) LONGS.get(bytes, at) ^ BREAKS;
      long found = (zero - ONES) & ~zero & HIGHS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; at < limit; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private boolean more() throws IOException {
    int length = limit - from;
    if (length == bytes.length) {
      if (length >= LONGEST) {
        throw new IOException("a line is longer than " + LONGEST + " bytes");
      }
      bytes = Arrays.copyOf(bytes, length * 2);
    } else {
      System.arraycopy(bytes, from, bytes, 0, length);
    }
    from = 0;
    limit = length;
    int read = in.read(bytes, limit, bytes.length - limit);
    ended = read < 0;
    limit += Math.max(0, read);
    return !ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
