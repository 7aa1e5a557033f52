package dev.faultline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start-up cache of the real generator. */
class GeneratorCacheIT {
  private static final Path PROJECT = Checkout.root();

  @TempDir private Path home;

  @Test
  void theJvmTakesTheCacheAndAnotherLibraryAsksForANewOne() throws Exception {
    copyGenerator();
    GeneratorCache cache = new GeneratorCache(home);
    assertThat(cache.exists()).isFalse();

    assertThat(cache.make()).isEmpty();

    assertThat(new GeneratorCache(home).exists()).isTrue();
    // With this option a JVM whose cache does not fit ends at once.
    List<String> start =
        cache.command(List.of("-XX:AOTMode=on"), home.resolve("results"), "no.such.Simulation");
    Process generator =
        new ProcessBuilder(start)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    assertThat(generator.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(home.resolve("log")).content().contains("no.such.Simulation").doesNotContain("AOT");

    touchALibrary();
    assertThat(new GeneratorCache(home).exists()).isFalse();
  }

  private void touchALibrary() throws IOException {
    Files.setLastModifiedTime(
        new GeneratorJvm(home).libraries().getFirst(), FileTime.from(Instant.EPOCH));
  }

  private void copyGenerator() throws IOException {
    Path target = PROJECT.resolve("gatling/target");
    for (String folder : List.of("classes", "lib")) {
      try (Stream<Path> files = Files.walk(target.resolve(folder))) {
        for (Path file : files.toList()) {
          Path copy = home.resolve("gatling/target").resolve(target.relativize(file));
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(file, copy);
          }
        }
      }
    }
  }
}
