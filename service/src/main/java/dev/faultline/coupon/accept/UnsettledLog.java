package dev.faultline.coupon.accept;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of batches that the store did not settle: at once, and then a line a second that says how
 * many there were meanwhile. A store that is away fails hundreds of batches for one reason.
 */
final class UnsettledLog {

  private static final Logger LOG = LoggerFactory.getLogger(UnsettledLog.class);
  private static final long A_LINE_EACH_NANOS = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private final ReentrantLock counting = new ReentrantLock();
  private long nextLineNanos;
  private long batches;
  private long requests;

  UnsettledLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextLineNanos = nanoTime.getAsLong();
  }

  /** Counts the batch, and says so if it is time. */
  void tell(String coupon, int size, UnsettledException e) {
    counting.lock();
    try {
      batches++;
      requests += size;
      long now = nanoTime.getAsLong();
      if (now - nextLineNanos < 0) {
        return;
      }
      LOG.warn(
          "not settled since the last line: {} batches, {} requests; the last one for {}: {}, {}",
          batches,
          requests,
          coupon,
          e.code(),
          e.rootCause());
      nextLineNanos = now + A_LINE_EACH_NANOS;
      batches = 0;
      requests = 0;
    } finally {
      counting.unlock();
    }
  }
}
