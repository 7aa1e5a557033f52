package dev.faultline.coupon.background;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Work that goes on in a {@link Loop} of its own from the application's start to its stop. */
public abstract class Recurring implements SmartLifecycle {

  private final String name;
  private final Duration pause;
  private final Duration stopWithin;
  private volatile @Nullable Loop loop;

  /**
   * Names the work.
   *
   * @param name of its thread
   * @param pause between two steps
   * @param stopWithin a step that is at work when the application stops may take so long
   */
  protected Recurring(String name, Duration pause, Duration stopWithin) {
    this.name = name;
    this.pause = pause;
    this.stopWithin = stopWithin;
  }

  /** One bounded piece of work, safe to repeat. */
  protected abstract void step() throws InterruptedException;

  /** Lets go of what the work held, after its last step. */
  protected void release() {}

  @Override
  public final void start() {
    var fresh = new Loop(name, pause, this::step);
    loop = fresh;
    fresh.start();
  }

  @Override
  public final void stop() {
    Loop present = loop;
    loop = null;
    if (present != null) {
      present.stop(stopWithin);
    }
    release();
  }

  @Override
  public final boolean isRunning() {
    return loop != null;
  }
}
