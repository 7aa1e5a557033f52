package dev.faultline.bed;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.bed.Readiness.Question;
import dev.faultline.engine.LabelledContainers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** The containers of a bed, as they come up. */
final class Parts {
  private static final Duration RESTART_BOUND = Duration.ofMinutes(1);

  private final DockerClient docker;
  private final LabelledContainers containers;
  private final Launch launch;
  private final Readiness readiness;
  private final Progress progress;
  private final Map<String, Part> parts = new ConcurrentSkipListMap<>();
  private final Map<String, String> images = new ConcurrentSkipListMap<>();

  Parts(
      DockerClient docker,
      LabelledContainers containers,
      Launch launch,
      Readiness readiness,
      Progress progress) {
    this.docker = docker;
    this.containers = containers;
    this.launch = launch;
    this.readiness = readiness;
    this.progress = progress;
  }

  /** Starts a part and waits until it answers. */
  Part up(Blueprint blueprint, Duration bound, Question ready) {
    long start = System.nanoTime();
    Part part = start(blueprint);
    long running = System.nanoTime();
    readiness.await(part, bound, ready);
    progress.say(
        part.name(),
        "ready after %.1f s (container %.1f s, %s)"
            .formatted(seconds(start), (running - start) / 1e9, blueprint.image().name()));
    return part;
  }

  /** Ends a part's processes and starts them anew; waits until it answers. */
  void restart(Part part, Question ready) {
    long start = System.nanoTime();
    containers.restart(part.containerId());
    readiness.await(part, RESTART_BOUND, ready);
    progress.say(part.name(), "restarted after %.1f s".formatted(seconds(start)));
  }

  /** Starts a part and waits until it has ended well. */
  void throughToItsEnd(Blueprint blueprint, Duration bound) {
    long start = System.nanoTime();
    Part part = start(blueprint);
    int exitCode =
        docker
            .waitContainerCmd(part.containerId())
            .start()
            .awaitStatusCode(bound.toMillis(), TimeUnit.MILLISECONDS);
    if (exitCode != 0) {
      throw readiness.failure(part, "ended with exit code " + exitCode, null);
    }
    progress.say(part.name(), "done after %.1f s".formatted(seconds(start)));
  }

  private Part start(Blueprint blueprint) {
    Part part = launch.start(blueprint);
    parts.put(part.name(), part);
    images.put(part.name(), blueprint.image().id());
    return part;
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  Part named(String name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("This bed has no " + name + ", only " + parts.keySet());
    }
    return part;
  }

  List<Part> all() {
    return List.copyOf(parts.values());
  }

  /** Image id per part. */
  Map<String, String> images() {
    return Map.copyOf(images);
  }
}
