package dev.faultline.agent;

import java.util.ArrayList;
import java.util.List;

/** Keeps memory until there is none left. */
final class Exhaustion implements Cause {
  private volatile boolean running = true;
  private volatile int megabytes;

  @Override
  public void start() {
    Thread.ofPlatform().daemon().name("faultline-exhaustion").start(this::run);
  }

  private void run() {
    List<byte[]> hoard = new ArrayList<>();
    while (running) {
      hoard.add(new byte[(int) Chunks.MEGABYTE]);
      megabytes = hoard.size();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public String told() {
    return "hoarded-megabytes=" + megabytes;
  }
}
