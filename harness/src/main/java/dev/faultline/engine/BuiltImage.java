package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Image;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An image that is built from this repository, named by its content: it is there already unless
 * something changed, and then the older ones are removed.
 */
public final class BuiltImage {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final DockerClient docker;
  private final String repository;
  private final BuildContext context;
  private final Images.Image base;

  /**
   * @param name short name; the image is called {@code faultline/<name>:<hash>}
   */
  public BuiltImage(
      DockerClient docker, String name, Path folder, Path dockerfile, Images.Image base) {
    this.docker = docker;
    this.repository = "faultline/" + name;
    this.context = new BuildContext(folder, dockerfile);
    this.base = base;
  }

  /** Builds it where it is absent. */
  public Images.Image ensure(Consumer<String> progress) {
    try {
      String name = repository + ":" + context.hash(base.id());
      Images.Image present = find(name);
      if (present != null) {
        return present;
      }
      progress.accept("building image " + name);
      long start = System.nanoTime();
      build(name);
      progress.accept(
          "built image %s in %.1f s".formatted(name, (System.nanoTime() - start) / 1e9));
      removeOthers(name);
      Images.Image built = find(name);
      if (built == null) {
        throw new EngineUnavailable("The engine built " + name + " and does not have it");
      }
      return built;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + repository, e);
    }
  }

  private Images.@Nullable Image find(String name) {
    try {
      return new Images.Image(name, String.valueOf(docker.inspectImageCmd(name).exec().getId()));
    } catch (NotFoundException e) {
      return null;
    }
  }

  private void build(String name) throws IOException {
    Path tar = Files.createTempFile("faultline-context", ".tar");
    try {
      try (OutputStream out = Files.newOutputStream(tar)) {
        context.writeTar(out);
      }
      try (InputStream in = Files.newInputStream(tar);
          Outcome outcome = new Outcome()) {
        docker
            .buildImageCmd(in)
            .withDockerfilePath(BuildContext.RECIPE)
            .withBuildArg("BASE", base.name())
            .withTags(Set.of(name))
            // Nothing to fetch: the base has all, and an engine without a bridge can build too.
            .withNetworkMode("none")
            .withForcerm(true)
            .exec(outcome);
        if (!outcome.awaitCompletion(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new EngineUnavailable(name + " was not built within " + PATIENCE);
        }
        outcome.check(name);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineUnavailable("Interrupted while building " + name, e);
      }
    } finally {
      Files.deleteIfExists(tar);
    }
  }

  private void removeOthers(String name) {
    docker.listImagesCmd().exec().stream()
        .map(Image::getRepoTags)
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .filter(tag -> tag.startsWith(repository + ":") && !tag.equals(name))
        .forEach(this::remove);
  }

  private void remove(String name) {
    try {
      docker.removeImageCmd(name).exec();
    } catch (ConflictException | NotFoundException e) {
      // A container of another checkout still runs on it, or somebody was faster: not ours to
      // force.
      return;
    }
  }

  private static final class Outcome extends ResultCallback.Adapter<BuildResponseItem> {
    private final StringBuilder output = new StringBuilder();
    private volatile boolean failed;

    @Override
    public void onNext(BuildResponseItem item) {
      if (item.getStream() != null) {
        output.append(item.getStream());
      }
      if (item.isErrorIndicated()) {
        failed = true;
        output.append(item.getErrorDetail() == null ? "" : item.getErrorDetail().getMessage());
      }
    }

    void check(String name) {
      if (failed) {
        throw new EngineUnavailable("The engine could not build " + name + ":\n" + output);
      }
    }
  }
}
