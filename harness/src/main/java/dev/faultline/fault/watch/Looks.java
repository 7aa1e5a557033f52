package dev.faultline.fault.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks at something again and again, each kind of look on a thread of its own. */
public final class Looks implements AutoCloseable {
  private final ScheduledExecutorService threads;
  private final List<ScheduledFuture<?>> running = new CopyOnWriteArrayList<>();
  private final String what;

  /**
   * @param kinds how many looks go on at once, so that a hanging one does not hide the others
   */
  public Looks(String what, int kinds) {
    this.what = what;
    this.threads =
        Executors.newScheduledThreadPool(
            kinds, Thread.ofPlatform().daemon().name("watch-" + what + "-", 0).factory());
  }

  public void repeat(Runnable look, long intervalMillis) {
    running.add(threads.scheduleWithFixedDelay(look, 0, intervalMillis, TimeUnit.MILLISECONDS));
  }

  /**
   * A look that threw is never repeated: then nothing more is known, and silence proves nothing.
   */
  public void check() {
    for (ScheduledFuture<?> look : running) {
      if (look.isDone()) {
        throw new IllegalStateException(what + " is no longer watched", look.exceptionNow());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
