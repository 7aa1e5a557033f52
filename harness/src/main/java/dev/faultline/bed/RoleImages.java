package dev.faultline.bed;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.engine.BuiltImage;
import dev.faultline.engine.Images;
import dev.faultline.system.ImageRecipe;
import dev.faultline.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes sure that the engine has the images of the system under test. */
final class RoleImages {
  private RoleImages() {}

  /** Image by the name that roles use. */
  static Map<String, Images.Image> ensure(
      DockerClient docker, Images images, Path home, SystemUnderTest system, Progress progress) {
    return system.images().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    switch (entry.getValue()) {
                      case ImageRecipe.Existing existing -> images.existing(existing.name());
                      case ImageRecipe.Build build ->
                          new BuiltImage(
                                  docker,
                                  entry.getKey(),
                                  home.resolve(build.context()),
                                  home.resolve(build.dockerfile()),
                                  images.named(build.base()))
                              .ensure(line -> progress.say(entry.getKey(), line));
                    }));
  }
}
