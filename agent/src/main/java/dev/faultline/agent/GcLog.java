package dev.faultline.agent;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Lets the JVM write what its collector does into the role's own log, as evidence. */
final class GcLog {
  private GcLog() {}

  static void toOutput() {
    String[] options = {"output=stdout", "what=gc", "decorators=utc,level,tags"};
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmLog",
              new Object[] {options},
              new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException("The JVM does not write a GC log", e);
    }
  }
}
