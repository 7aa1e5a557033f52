package dev.faultline.command;

import dev.faultline.runner.StopSignal;
import sun.misc.Signal;

/**
 * Ctrl-C and a polite kill stop a run in good order. They must not start the JVM's own shutdown:
 * its hooks run beside the healing and would cut it short.
 */
final class Signals {
  private Signals() {}

  static void stopOn(StopSignal stop, Runnable say) {
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signal.handle(
          new Signal(name),
          signal -> {
            stop.request("signal " + signal.getName());
            say.run();
          });
    }
  }
}
