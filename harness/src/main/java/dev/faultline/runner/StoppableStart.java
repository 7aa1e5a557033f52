package dev.faultline.runner;

import dev.faultline.bed.Progress;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes on what the bed says. Starting a bed takes long, so a person may stop it at any word that
 * it says; once, because the bed also speaks while it is being removed.
 */
public final class StoppableStart implements Progress {
  private final StopSignal stop;
  private final Progress heard;
  private final AtomicBoolean starting = new AtomicBoolean(true);

  public StoppableStart(StopSignal stop, Progress heard) {
    this.stop = stop;
    this.heard = heard;
  }

  @Override
  public void say(String part, String what) {
    heard.say(part, what);
    if (stop.requested() && starting.getAndSet(false)) {
      stop.check();
    }
  }

  /** The bed is up: from now on the phases look for a stop. */
  public void ended() {
    starting.set(false);
  }
}
