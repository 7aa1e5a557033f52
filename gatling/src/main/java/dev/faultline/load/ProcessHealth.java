package dev.faultline.load;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAccumulator;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What this process cost the machine, and how long it stood still. */
final class ProcessHealth {
  private final LongAccumulator maxGcPauseMillis = new LongAccumulator(Math::max, 0);

  /** Starts to listen to the garbage collectors; once per JVM. */
  void listen() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(
            (notification, same) -> collected(notification), null, null);
      }
    }
  }

  double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** With the serial collector every collection stops the process, so its duration is a pause. */
  long maxGcPauseMillis() {
    return maxGcPauseMillis.get();
  }

  /** For how long garbage collection has stopped it in all. */
  long pausedMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
        .sum();
  }

  private void collected(Notification notification) {
    if (notification.getUserData() instanceof CompositeData data) {
      maxGcPauseMillis.accumulate(
          GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration());
    }
  }
}
