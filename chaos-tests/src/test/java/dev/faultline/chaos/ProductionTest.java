package dev.faultline.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped holds neither the agent nor a planted defect. */
final class ProductionTest {
  private static final List<String> OURS_ALONE =
      List.of("dev/faultline/agent/", "dev/faultline/variant/", "faultline-agent");

  @Test
  void no_image_and_no_build_of_the_service_names_the_agent_or_a_variant() throws IOException {
    for (String file : List.of("service/Dockerfile", "images/java/Dockerfile")) {
      assertThat(text(file)).as(file).doesNotContain("agent", "variant");
    }
    assertThat(text("service/pom.xml"))
        .doesNotContain("<artifactId>agent", "<artifactId>variants", "faultline-agent");
  }

  @Test
  void no_jar_of_the_service_holds_the_agent_or_a_variant() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path jar : shippedJars()) {
      found.addAll(notMeantForProduction(jar));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void the_same_look_finds_the_agent_in_a_jar_that_holds_it(@TempDir Path folder)
      throws IOException {
    Path jar = folder.resolve("app.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("dev/faultline/agent/Agent.class"));
    }

    assertThat(notMeantForProduction(jar)).containsExactly("dev/faultline/agent/Agent.class");
  }

  /** What an image is made of; nothing before {@code mvn package}. */
  private static List<Path> shippedJars() throws IOException {
    Path app = Project.HOME.resolve("service/target/app");
    if (!Files.isDirectory(app)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(app)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private static String text(String file) throws IOException {
    return Files.readString(Project.HOME.resolve(file));
  }

  private static List<String> notMeantForProduction(Path jar) throws IOException {
    try (JarFile open = new JarFile(jar.toFile())) {
      return Stream.concat(
              Stream.of(String.valueOf(jar.getFileName())),
              open.stream().map(entry -> entry.getName()))
          .filter(name -> OURS_ALONE.stream().anyMatch(name::contains))
          .toList();
    }
  }
}
