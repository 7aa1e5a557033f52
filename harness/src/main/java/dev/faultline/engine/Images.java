package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The images that parts are made of, by the short names of {@code images/images.txt}: ours where
 * the engine has it, else the public one that it is compatible with.
 */
public final class Images {
  private final DockerClient docker;
  private final Map<String, List<String>> candidates;

  private Images(DockerClient docker, Map<String, List<String>> candidates) {
    this.docker = docker;
    this.candidates = candidates;
  }

  /** An image that the engine has. */
  public record Image(String name, String id) {}

  /** Reads the table of a checkout. */
  public static Images of(Path home, DockerClient docker) {
    Path table = home.resolve("images/images.txt");
    try {
      return new Images(docker, parse(Files.readAllLines(table)));
    } catch (IOException e) {
      throw new EngineUnavailable(
          "The table of images, " + table + ", cannot be read; is this the project's root?", e);
    }
  }

  static Map<String, List<String>> parse(List<String> lines) {
    Map<String, List<String>> candidates = new LinkedHashMap<>();
    for (String line : lines) {
      String text = line.replaceFirst("#.*", "").strip();
      if (!text.isEmpty()) {
        List<String> words = List.of(text.split("\\s+", -1));
        String own = words.get(0);
        String name = own.substring(own.indexOf('/') + 1, own.indexOf(':'));
        candidates.put(
            name,
            words.size() < 2 || words.get(1).equals("-")
                ? List.of(own)
                : List.of(own, words.get(1)));
      }
    }
    return candidates;
  }

  /**
   * The image behind a short name such as {@code kafka}; the system property {@code
   * faultline.image.kafka} names another.
   */
  public Image named(String name) {
    String chosen = System.getProperty("faultline.image." + name);
    List<String> names =
        chosen == null ? candidates.getOrDefault(name, List.of()) : List.of(chosen);
    for (String candidate : names) {
      Image image = present(candidate);
      if (image != null) {
        return image;
      }
    }
    throw new EngineUnavailable(
        "The engine has no image for "
            + name
            + (names.isEmpty() ? ": images/images.txt does not list it." : ", neither of " + names)
            + ". ./faultline run and ./faultline verify pull or make it; ./faultline doctor tells"
            + " what lacks.");
  }

  /** An image under its full name. */
  public Image existing(String name) {
    Image image = present(name);
    if (image == null) {
      throw new EngineUnavailable("The engine has no image " + name + ": docker pull " + name);
    }
    return image;
  }

  private @Nullable Image present(String name) {
    try {
      return new Image(name, String.valueOf(docker.inspectImageCmd(name).exec().getId()));
    } catch (NotFoundException e) {
      return null;
    }
  }
}
