package dev.faultline.engine;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What is typed into a process that goes on running; ends when it is closed. Unlike a pipe of the
 * JDK it does not mind that a thread which typed before has ended.
 */
final class Typing extends InputStream {
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
  private byte[] line = END;
  private int read;
  private volatile boolean over;

  void type(String text) {
    lines.add(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean over() {
    return over;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) {
    if (read == line.length && !next()) {
      return -1;
    }
    int count = Math.min(length, line.length - read);
    System.arraycopy(line, read, into, offset, count);
    read += count;
    return count;
  }

  /** Waits for the next line; false at the end. */
  private boolean next() {
    try {
      line = lines.take();
      read = 0;
      return line.length > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    over = true;
    lines.add(END);
  }
}
