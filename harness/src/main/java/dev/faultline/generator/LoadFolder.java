package dev.faultline.generator;

import dev.faultline.run.GeneratorReport;
import dev.faultline.run.JsonLines;
import dev.faultline.run.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Where runner and generator meet: a private folder that is gone after the run, because the order
 * holds the key of the bed.
 */
public record LoadFolder(Path root) implements AutoCloseable {

  public static LoadFolder make(Path home, String runId) throws IOException {
    Path state = Files.createDirectories(home.resolve(".faultline"));
    return new LoadFolder(
        Files.createDirectory(
            state.resolve("load-" + runId),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  public Path order() {
    return root.resolve("order.json");
  }

  public Path calls() {
    return root.resolve("calls.jsonl");
  }

  public Path statusReads() {
    return root.resolve("status-reads.jsonl");
  }

  /** What the generator says of itself, second by second; none where it was killed at once. */
  public List<Sample> generatorSamples() {
    Path file = root.resolve(GeneratorReport.SAMPLES);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Sample> whole = new ArrayList<>();
    try (Stream<Sample> samples = JsonLines.read(file, Sample.class)) {
      samples.forEach(whole::add);
    } catch (JacksonException e) {
      // The last line of a generator that was killed may be torn; those before it count.
      return List.copyOf(whole);
    }
    return List.copyOf(whole);
  }

  public Path firstIntended() {
    return root.resolve("first-intended");
  }

  public Path stop() {
    return root.resolve("stop");
  }

  /** Where the generator is told of the load beside the load, and tells of it. */
  public LoadCrowd crowd() {
    return new LoadCrowd(root);
  }

  public Path gatling() {
    return root.resolve("gatling");
  }

  /** Moves Gatling's own report out of here, into the run directory. */
  public void moveReportTo(Path target) throws IOException {
    if (!Files.isDirectory(gatling())) {
      return;
    }
    try (Stream<Path> reports = Files.list(gatling())) {
      List<Path> found = reports.filter(Files::isDirectory).toList();
      if (!found.isEmpty()) {
        Files.move(found.getFirst(), target);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
