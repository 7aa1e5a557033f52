package dev.faultline.agent;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory that is never let go fills the old generation up to a share; a gentle stream of survivors
 * then makes the collector look through all of it again and again.
 */
final class OldGenerationFill implements Cause {
  private static final double WHOLE_PERCENT = 100.0;
  private static final int STREAM_MEGABYTES_PER_SECOND = 40;
  private static final int STREAM_SURVIVORS_MEGABYTES = 6;

  private final int percent;
  private final Allocation stream =
      new Allocation(STREAM_MEGABYTES_PER_SECOND, STREAM_SURVIVORS_MEGABYTES);
  private final List<byte[]> hoard = new ArrayList<>();

  OldGenerationFill(int percent) {
    this.percent = percent;
  }

  /** The one pool of the heap that has a bound and is neither Eden nor survivors. */
  private static MemoryPoolMXBean oldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this collector has no old generation"));
  }

  @Override
  public synchronized void start() {
    MemoryPoolMXBean old = oldGeneration();
    // A whole collection moves everything that lives into the old generation: what is left to fill
    // is
    // known exactly before, and is there after.
    System.gc();
    long missing =
        (long) (old.getUsage().getMax() * percent / WHOLE_PERCENT) - old.getUsage().getUsed();
    for (long bytes = 0; bytes < missing; bytes += Chunks.BYTES) {
      hoard.add(new byte[Chunks.BYTES]);
    }
    System.gc();
    stream.start();
  }

  @Override
  public synchronized void stop() {
    stream.stop();
    hoard.clear();
    System.gc();
  }

  @Override
  public synchronized String told() {
    return "hoarded-megabytes=" + hoard.size() * (long) Chunks.BYTES / Chunks.MEGABYTE;
  }
}
