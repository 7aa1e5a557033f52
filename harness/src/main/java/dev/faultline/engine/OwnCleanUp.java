package dev.faultline.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicBoolean;
import org.testcontainers.utility.ResourceReaper;

/**
 * Keeps Testcontainers from cleaning up behind our back. Its reaper container needs an image that
 * cannot be had everywhere, and its shutdown hook would remove containers while a fault in them is
 * still being healed. A bed removes what it started; what a killed run left is swept by label.
 */
final class OwnCleanUp {
  private static boolean installed;

  private OwnCleanUp() {}

  /**
   * Must come before the first use of Testcontainers. There is no setting for it: one environment
   * variable replaces the reaper container by the hook, and none turns off the hook.
   */
  static synchronized void install() {
    if (installed) {
      return;
    }
    try {
      Constructor<ResourceReaper> constructor = ResourceReaper.class.getDeclaredConstructor();
      constructor.setAccessible(true);
      ResourceReaper idle = constructor.newInstance();
      ((AtomicBoolean) field("hookIsSet").get(idle)).set(true);
      field("instance").set(null, idle);
      installed = true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "This version of Testcontainers keeps its reaper elsewhere", e);
    }
  }

  private static Field field(String name) throws NoSuchFieldException {
    Field field = ResourceReaper.class.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
