package dev.faultline.runner;

import dev.faultline.bed.Bed;
import dev.faultline.run.Environment;
import dev.faultline.run.Json;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.RunDirectory.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** Lays the files of a run that do not come out of its phases. */
final class RunFiles {
  private RunFiles() {}

  /** The plan, and the folders for everything else. Refuses a directory that is there already. */
  static void lay(RunOrder order) throws IOException {
    RunDirectory run = order.directory();
    Files.createDirectories(run.root().getParent());
    Files.createDirectory(run.root());
    for (String folder : new String[] {"final", "logs", "evidence"}) {
      Files.createDirectory(run.root().resolve(folder));
    }
    Files.writeString(run.scenario(), order.scenarioText());
    Files.writeString(run.system(), order.systemText());
    if (order.leg().isPresent()) {
      Json.write(run.leg(), order.leg().get());
    }
    write(order, Map.of(), Map.of(), Map.of());
  }

  /** Once the bed is there: what it is made of. */
  static void environment(RunOrder order, Bed bed) throws IOException {
    write(order, bed.versions(), bed.images(), bed.durability());
  }

  /** A store without anything to say has an empty file, so that none can get lost unseen. */
  static void complete(RunOrder order) throws IOException {
    RunDirectory run = order.directory();
    for (Lines<?> lines : RunDirectory.ALL) {
      if (!Files.exists(run.file(lines))) {
        new JsonLinesWriter(run.file(lines)).close();
      }
    }
  }

  private static void write(
      RunOrder order,
      Map<String, String> stores,
      Map<String, String> images,
      Map<String, String> durability)
      throws IOException {
    Map<String, String> versions = new TreeMap<>(stores);
    versions.put("jdk", Runtime.version().toString());
    Commit commit = Commit.of(order.home());
    Json.write(
        order.directory().environment(),
        new Environment(
            RunFiles.version(),
            commit.id(),
            commit.dirty(),
            order.seed(),
            String.valueOf(order.suite().getFileName()),
            Runtime.getRuntime().availableProcessors(),
            memoryMegabytes(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            versions,
            images,
            durability));
  }

  private static String version() {
    String version = RunFiles.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  private static long memoryMegabytes() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() >> 20
        : 0;
  }
}
