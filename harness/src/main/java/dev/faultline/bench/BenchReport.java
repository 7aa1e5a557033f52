package dev.faultline.bench;

import dev.faultline.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of the bench as it is kept; {@code bench.json}.
 *
 * @param kind {@code quick} or {@code full}: only runs of one kind are held against each other
 */
public record BenchReport(
    String start,
    String kind,
    Machine machine,
    String commit,
    List<Shot> shots,
    Sizes sizes,
    List<Bar> bars) {
  private static final String FILE = "bench.json";

  /** What a run must share with another to be held against it. */
  public record Machine(int processors, String model, long memoryMegabytes, String kernel) {
    /** The one that this runs on. */
    static Machine here() throws IOException {
      return new Machine(
          Runtime.getRuntime().availableProcessors(),
          field(Path.of("/proc/cpuinfo"), "model name"),
          Long.parseLong(field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024,
          System.getProperty("os.version"));
    }

    private static String field(Path file, String name) throws IOException {
      try (Stream<String> lines = Files.lines(file)) {
        return lines
            .filter(line -> line.startsWith(name))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("0");
      }
    }
  }

  public BenchReport {
    shots = List.copyOf(shots);
    bars = List.copyOf(bars);
  }

  static BenchReport of(String start, boolean quick, String commit, Bench.Measured measured)
      throws IOException {
    return new BenchReport(
        start,
        quick ? "quick" : "full",
        Machine.here(),
        commit,
        measured.shots(),
        measured.sizes(),
        Bar.of(Line.of(measured.shots())));
  }

  void write(Path folder) throws IOException {
    Json.write(folder.resolve(FILE), this);
  }

  /** Earlier runs of this kind on this machine, the oldest first. */
  List<BenchReport> earlier(Path all) throws IOException {
    List<BenchReport> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(all)) {
      for (Path folder : folders.sorted().toList()) {
        Path file = folder.resolve(FILE);
        if (Files.isRegularFile(file)) {
          BenchReport report = Json.read(file, BenchReport.class);
          if (report.machine.equals(machine)
              && report.kind.equals(kind)
              && report.start.compareTo(start) < 0) {
            found.add(report);
          }
        }
      }
    }
    return List.copyOf(found);
  }
}
