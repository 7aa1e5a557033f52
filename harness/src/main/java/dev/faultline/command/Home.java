package dev.faultline.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's root: named by the launcher, or found above the working directory. */
final class Home {
  private Home() {}

  static Path find(Words words) {
    String named = System.getProperty("faultline.home", "");
    if (!named.isEmpty()) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("scenarios").resolve("systems"))) {
        return folder;
      }
    }
    throw new WrongUsage(words.say("no-home", here));
  }
}
