package dev.faultline.bed;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the root of the checkout, whoever runs the tests. */
public final class Checkout {
  private Checkout() {}

  public static Path root() {
    String given = System.getProperty("faultline.home", "");
    Path folder = Path.of(given.isEmpty() ? "." : given).toAbsolutePath().normalize();
    while (!Files.isDirectory(folder.resolve("deploy"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not inside a checkout");
      }
    }
    return folder;
  }
}
