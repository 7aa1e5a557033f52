package dev.faultline.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project with one small scenario and one small system, to be broken in one place each time. */
record SmallProject(Path home) {
  private static final Path ORIGINAL = Path.of("src/test/resources/small/scenarios");

  static SmallProject in(Path folder) throws IOException {
    SmallProject project = new SmallProject(folder);
    Files.createDirectories(project.system().getParent());
    Files.copy(ORIGINAL.resolve("small.yaml"), project.scenario());
    Files.copy(ORIGINAL.resolve("systems/tiny.yaml"), project.system());
    return project;
  }

  Path scenario() {
    return home.resolve("scenarios/small.yaml");
  }

  Path system() {
    return home.resolve("scenarios/systems/tiny.yaml");
  }

  Path beside(String name, String text) throws IOException {
    return Files.writeString(system().resolveSibling(name), text);
  }

  static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("no \"" + from + "\" in " + file);
    }
    Files.writeString(file, text.replace(from, to));
  }
}
