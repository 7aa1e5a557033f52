package dev.faultline.bed;

import dev.faultline.bed.Layout.Instance;
import dev.faultline.engine.Images;
import dev.faultline.system.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Containers of roles that come while the bed is in use. They are like those that were there from
 * the start: at a fixed address, behind their role's proxies, watched by Prometheus.
 */
public final class Extension {
  private static final Duration READY_WITHIN = Duration.ofMinutes(1);
  private static final Duration LEAVES_WITHIN = Duration.ofSeconds(10);
  private static final String SCRAPING = "prometheus.yml";

  private final Ground ground;
  private final Parts parts;
  private final Questions questions;

  /** Places that are taken, by containers that run or are about to. */
  private final List<Instance> places = new CopyOnWriteArrayList<>();

  private final List<Instance> further = new CopyOnWriteArrayList<>();

  Extension(Ground ground, Parts parts, Questions questions) {
    this.ground = ground;
    this.parts = parts;
    this.questions = questions;
  }

  /** Every container of every role, also those that came later. */
  List<Instance> instances() {
    return Stream.concat(ground.layout().instances().stream(), further.stream()).toList();
  }

  /** Makes sure that there is an image, which costs time; nothing is started. */
  public void prepare() {
    ground.roleImages();
  }

  /** Starts one more container of a role, and waits until it is ready. */
  public Part add(String role) {
    Map<String, Images.Image> images = ground.roleImages();
    Instance instance = place(role);
    URI ready =
        URI.create("http://127.0.0.1:" + instance.managementPort() + instance.role().ready());
    Part part =
        parts.up(ground.roleBlueprint(instance, images), READY_WITHIN, () -> questions.ok(ready));
    further.add(instance);
    watchAll();
    return part;
  }

  /**
   * Ends a container and starts one in its place: same name, same addresses, and the bed's settings
   * but for these.
   */
  public Part renew(Part part, Map<String, String> changed) {
    Instance instance =
        instances().stream()
            .filter(one -> one.name().equals(part.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(part.name() + " is of no role"));
    Map<String, Images.Image> images = ground.roleImages();
    ground.containers().stop(part.containerId(), LEAVES_WITHIN);
    ground.containers().remove(part.containerId());
    URI ready =
        URI.create("http://127.0.0.1:" + instance.managementPort() + instance.role().ready());
    return parts.up(
        ground.roleBlueprint(instance, images, changed), READY_WITHIN, () -> questions.ok(ready));
  }

  private synchronized Instance place(String name) {
    Role role =
        ground.layout().system().roles().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no role " + name));
    int number =
        1
            + (int)
                Stream.concat(ground.layout().instances().stream(), places.stream())
                    .filter(one -> one.role().equals(role))
                    .count();
    Instance instance = ground.layout().further(role, number, places.size());
    places.add(instance);
    return instance;
  }

  /** Prometheus is told whom to watch now. */
  private synchronized void watchAll() {
    String prometheus = parts.named("prometheus").containerId();
    try {
      Path folder = Files.createTempDirectory("faultline-scraping");
      Path file = folder.resolve(SCRAPING);
      Files.writeString(
          file, Alerting.scraping(ground.order().home(), ground.layout(), instances()));
      ground.containers().inside(prometheus).copy(file, "/etc/prometheus");
      Files.delete(file);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Prometheus could not be told whom to watch", e);
    }
    ground.containers().reload(prometheus);
  }
}
