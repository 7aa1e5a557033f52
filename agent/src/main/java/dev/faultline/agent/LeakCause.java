package dev.faultline.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Arrays;

/** Connections that the code borrows are not given back, until so many are gone. */
final class LeakCause implements Cause {
  private final Instrumentation instrumentation;
  private final int connections;

  LeakCause(Instrumentation instrumentation, int connections) {
    this.instrumentation = instrumentation;
    this.connections = connections;
  }

  @Override
  public void start() {
    Class<?> pooled =
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .filter(loaded -> loaded.getName().equals(LeakWeaver.TARGET.replace('/', '.')))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no HikariCP pool in this process"));
    LeakWeaver weaver = new LeakWeaver();
    instrumentation.addTransformer(weaver, true);
    try {
      instrumentation.retransformClasses(pooled);
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException("HikariCP cannot be changed in this process", e);
    } finally {
      instrumentation.removeTransformer(weaver);
    }
    if (!weaver.hasWoven()) {
      throw new IllegalStateException("HikariCP's close was not found");
    }
    Leak.until(connections);
  }

  @Override
  public void stop() {
    Leak.until(0);
  }

  @Override
  public String told() {
    return "leaked=" + Leak.forgotten();
  }
}
