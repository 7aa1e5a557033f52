package dev.faultline.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries a person's wish to stop (Ctrl-C) into a run. Nothing is interrupted in the middle: every
 * wait of the runner looks here, so that healing never meets a half-done write.
 */
public final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);
  private volatile String reason = "";

  /** Asks the run to stop; the first reason stays. */
  public synchronized void request(String why) {
    if (requested.getCount() > 0) {
      reason = why;
      requested.countDown();
    }
  }

  public boolean requested() {
    return requested.getCount() == 0;
  }

  /** Throws if a stop was asked for. */
  public void check() {
    if (requested()) {
      throw new RunStopped(reason);
    }
  }

  /** Waits for the time given, or less if a stop is asked for; true if it is. */
  public boolean await(Duration longest) {
    try {
      return requested.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request("the thread was interrupted");
      return true;
    }
  }
}
