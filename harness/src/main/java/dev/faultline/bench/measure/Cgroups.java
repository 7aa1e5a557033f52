package dev.faultline.bench.measure;

import dev.faultline.bed.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the kernel says that containers used, in either generation of cgroups. */
final class Cgroups {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final List<String> PLACES = List.of("docker/%s", "system.slice/docker-%s.scope");
  private static final List<String> CONTROLLERS = List.of("cpuacct", "cpu,cpuacct", "");

  private Cgroups() {}

  /** Processor time since the start of each part. */
  static Map<String, Duration> cpu(List<Part> parts) throws IOException {
    Map<String, Duration> used = new TreeMap<>();
    for (Part part : parts) {
      used.put(part.name(), cpu(part));
    }
    return used;
  }

  private static Duration cpu(Part part) throws IOException {
    for (String controller : CONTROLLERS) {
      for (String place : PLACES) {
        Path folder = ROOT.resolve(controller).resolve(place.formatted(part.containerId()));
        if (Files.exists(folder.resolve("cpuacct.usage"))) {
          return Duration.ofNanos(
              Long.parseLong(Files.readString(folder.resolve("cpuacct.usage")).strip()));
        }
        if (controller.isEmpty() && Files.exists(folder.resolve("cpu.stat"))) {
          return Duration.ofNanos(field(folder.resolve("cpu.stat"), "usage_usec") * 1000);
        }
      }
    }
    throw new IOException("The kernel does not tell here what " + part.name() + " used");
  }

  /** Memory of a part that is not a cache of files, in bytes. */
  static long memory(Part part) throws IOException {
    for (String controller : List.of("memory", "")) {
      for (String place : PLACES) {
        Path stat =
            ROOT.resolve(controller)
                .resolve(place.formatted(part.containerId()))
                .resolve("memory.stat");
        if (Files.exists(stat)) {
          return field(stat, controller.isEmpty() ? "anon" : "total_rss");
        }
      }
    }
    throw new IOException("The kernel does not tell here how much memory " + part.name() + " has");
  }

  private static long field(Path file, String name) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(name + " ")) {
        return Long.parseLong(line.substring(name.length() + 1).strip());
      }
    }
    throw new IOException(file + " does not say " + name);
  }
}
