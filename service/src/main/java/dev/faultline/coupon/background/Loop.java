package dev.faultline.coupon.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * A named platform thread that repeats one step. A step that fails is logged once per streak and
 * tried again after a pause, because every step here is safe to repeat.
 */
public final class Loop {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);

  private final Duration pause;
  private final Step step;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /** A loop that rests for {@code pause} between steps; zero for steps that wait by themselves. */
  public Loop(String name, Duration pause, Step step) {
    this.pause = pause;
    this.step = step;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /** Starts the thread, once. */
  public void start() {
    thread.start();
  }

  /** Asks the loop to end after its present step, and waits for that within the bound. */
  public void stop(Duration bound) {
    stopped.countDown();
    try {
      if (!thread.join(bound)) {
        LOG.warn("{} did not end within {}, interrupting it", thread.getName(), bound);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean failing = false;
    try {
      while (!isStopped(Duration.ZERO)) {
        boolean failed = failed(failing);
        failing = failed;
        if (isStopped(failed ? PAUSE_AFTER_FAILURE.plus(pause) : pause)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean failed(boolean failedBefore) throws InterruptedException {
    try {
      step.run();
      return false;
    } catch (RuntimeException e) {
      if (!failedBefore) {
        tell(e);
      }
      return true;
    }
  }

  /** A store that is away needs no stack to be understood; anything else may be a defect. */
  private void tell(RuntimeException e) {
    if (e instanceof NestedRuntimeException away) {
      LOG.warn(
          "{} failed, trying again until it works: {}",
          thread.getName(),
          String.valueOf(away.getMostSpecificCause()));
    } else {
      LOG.warn("{} failed, trying again until it works", thread.getName(), e);
    }
  }

  private boolean isStopped(Duration wait) throws InterruptedException {
    return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One bounded piece of work. */
  @FunctionalInterface
  public interface Step {

    /** Does the work once. */
    void run() throws InterruptedException;
  }
}
