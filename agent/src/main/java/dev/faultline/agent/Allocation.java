package dev.faultline.agent;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that allocates at a steady rate and keeps each piece until newer ones push it out: too
 * long to die young, too short to be worth moving, which is what a generational collector is worst
 * at.
 */
final class Allocation implements Cause {
  private static final long TICK_NANOS = 2_000_000;
  private static final double NANOS = 1e9;

  /** What a pause has held up is made up for, but not more than this. */
  private static final double MOST_BEHIND_SECONDS = 0.25;

  private final double bytesPerSecond;
  private final long survivorBytes;
  private volatile boolean running = true;
  private volatile long allocated;

  Allocation(int megabytesPerSecond, int survivorMegabytes) {
    this.bytesPerSecond = megabytesPerSecond * (double) Chunks.MEGABYTE;
    this.survivorBytes = survivorMegabytes * Chunks.MEGABYTE;
  }

  @Override
  public void start() {
    Thread.ofPlatform().daemon().name("faultline-allocation").start(this::run);
  }

  private void run() {
    Chunks chunks = new Chunks(survivorBytes);
    double owed = 0;
    long total = 0;
    long before = System.nanoTime();
    while (running) {
      long now = System.nanoTime();
      owed =
          Math.min(
              owed + bytesPerSecond * (now - before) / NANOS, bytesPerSecond * MOST_BEHIND_SECONDS);
      before = now;
      while (running && owed >= Chunks.BYTES) {
        chunks.next();
        owed -= Chunks.BYTES;
        total += Chunks.BYTES;
      }
      allocated = total;
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public String told() {
    return "allocated-megabytes=" + allocated / Chunks.MEGABYTE;
  }
}
