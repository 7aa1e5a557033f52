package dev.faultline.generator;

import dev.faultline.fault.traffic.Crowd;
import dev.faultline.run.Json;
import dev.faultline.run.SurgeReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the generator by files when a load comes beside the load, and reads what it says of it. */
public record LoadCrowd(Path folder) implements Crowd {
  @Override
  public void come(String fault) {
    touch(start(fault));
  }

  @Override
  public void stop(String fault) {
    touch(end(fault));
  }

  @Override
  public Optional<SurgeReport> came(String fault) {
    try {
      return Files.exists(report(fault))
          ? Optional.of(Json.read(report(fault), SurgeReport.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what the generator says of " + fault, e);
    }
  }

  public Path start(String fault) {
    return folder.resolve(fault + ".start");
  }

  public Path end(String fault) {
    return folder.resolve(fault + ".stop");
  }

  public Path report(String fault) {
    return folder.resolve(fault + ".json");
  }

  private static void touch(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell the generator: " + file, e);
    }
  }
}
