package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine: {@code DOCKER_HOST}, or the usual socket. */
public final class Engine {
  private Engine() {}

  /** A client that answers, or the next step for the person who has none. */
  public static DockerClient client() {
    OurTestcontainers.prepare();
    return DockerClientFactory.lazyClient();
  }

  /** What the engine says of itself, for example {@code Docker 20.10.24}. */
  public static String version() {
    return "Docker " + client().versionCmd().exec().getVersion();
  }
}
