package dev.faultline.engine;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.ResourceReaper;

/**
 * Sets what Testcontainers takes from environment variables only, so that a plain {@code mvn
 * verify} needs none of them; and keeps it from cleaning up behind our back. Its reaper container
 * needs an image that cannot be had everywhere, and its shutdown hook would remove containers while
 * a fault in them is still being healed. A bed removes what it started; what a killed run left is
 * swept by label.
 */
final class OurTestcontainers {
  private static boolean prepared;

  private OurTestcontainers() {}

  /** Must come before any other use of Testcontainers; finds the engine. */
  static synchronized void prepare() {
    if (prepared) {
      return;
    }
    try {
      cleanNothing();
      engineIsHere();
      prepared = true;
    } catch (InvocationTargetException e) {
      throw new EngineUnavailable(
          "No container engine answers at "
              + System.getenv().getOrDefault("DOCKER_HOST", "the usual socket")
              + ". Start one, or run ./faultline doctor to see what is missing.",
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This version of Testcontainers is built otherwise", e);
    }
  }

  private static void cleanNothing() throws ReflectiveOperationException {
    Constructor<ResourceReaper> constructor = opened(ResourceReaper.class.getDeclaredConstructor());
    ResourceReaper idle = constructor.newInstance();
    ((AtomicBoolean) field(ResourceReaper.class, "hookIsSet").get(idle)).set(true);
    field(ResourceReaper.class, "instance").set(null, idle);
  }

  /**
   * We publish on 127.0.0.1 and look nowhere else. Left alone, it starts a container of a public
   * image to find out, wherever it believes to be inside a container.
   */
  private static void engineIsHere() throws ReflectiveOperationException {
    DockerClientFactory factory = DockerClientFactory.instance();
    Object strategy =
        opened(DockerClientFactory.class.getDeclaredMethod("getOrInitializeStrategy"))
            .invoke(factory);
    field(DockerClientProviderStrategy.class, "dockerHostIpAddress").set(strategy, "127.0.0.1");
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    return opened(owner.getDeclaredField(name));
  }

  private static <T extends AccessibleObject> T opened(T member) {
    member.setAccessible(true);
    return member;
  }
}
