package dev.faultline.command;

import dev.faultline.runner.StopSignal;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C and a polite kill stop a run in good order. They must not start the JVM's own shutdown:
 * its hooks run beside the healing and would cut it short. The JDK's only door to signals has no
 * supported name, hence reflection: the compiler's warning about it cannot be turned off.
 */
final class Signals {
  private Signals() {}

  static void stopOn(StopSignal stop, Runnable say) {
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      handle(
          name,
          () -> {
            stop.request("signal " + name);
            say.run();
          });
    }
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JDK does not hand out signal " + name, e);
    }
  }
}
