package dev.faultline.load;

import java.time.Duration;
import java.util.Arrays;

/** Lets the load end in good order when the process is told to terminate. */
final class Terminations {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Terminations() {}

  /**
   * At SIGTERM asks the load to end, and holds the JVM until the given thread has ended or asked to
   * exit by itself, which Gatling does once its report is written.
   */
  static void finishFirst(Thread main, Runnable askToEnd) {
    Thread hook =
        Thread.ofPlatform().name("faultline-terminate").unstarted(() -> hold(main, askToEnd));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void hold(Thread main, Runnable askToEnd) {
    askToEnd.run();
    long until = System.nanoTime() + MOST.toNanos();
    try {
      boolean ended = false;
      while (!ended && !exits(main) && System.nanoTime() < until) {
        ended = main.join(LOOK_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean exits(Thread main) {
    return Arrays.stream(main.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit"));
  }
}
