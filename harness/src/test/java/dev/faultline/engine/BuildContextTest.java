package dev.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
  @TempDir Path folder;

  @BeforeEach
  void aFileAndARecipe() throws IOException {
    Files.createDirectories(folder.resolve("app/lib"));
    Files.writeString(folder.resolve("app/lib/a.jar"), "a");
    Files.writeString(folder.resolve("Dockerfile"), "FROM x");
  }

  @Test
  void the_same_content_has_the_same_name_whenever_it_was_built() throws IOException {
    String before = hash("base");
    Files.setLastModifiedTime(folder.resolve("app/lib/a.jar"), FileTime.fromMillis(0));

    assertThat(hash("base")).isEqualTo(before);
  }

  @Test
  void another_file_recipe_or_base_has_another_name() throws IOException {
    String before = hash("base");

    assertThat(hash("other base")).isNotEqualTo(before);
    Files.writeString(folder.resolve("Dockerfile"), "FROM y");
    String otherRecipe = hash("base");
    assertThat(otherRecipe).isNotEqualTo(before);
    Files.writeString(folder.resolve("app/lib/a.jar"), "b");
    assertThat(hash("base")).isNotIn(before, otherRecipe);
  }

  private String hash(String baseId) throws IOException {
    return new BuildContext(folder.resolve("app"), folder.resolve("Dockerfile")).hash(baseId);
  }
}
