package dev.faultline.bench;

import dev.faultline.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * A run of the bench as it is kept; {@code bench.json}.
 *
 * @param axes what was asked for
 * @param kind {@code quick} or {@code full}: only runs of one kind are held against each other
 */
public record BenchReport(
    String start,
    String kind,
    Machine machine,
    String commit,
    List<String> axes,
    List<Shot> shots,
    List<Climb> climbs,
    List<Profile> profiles,
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
    axes = List.copyOf(axes);
    shots = List.copyOf(shots);
    climbs = List.copyOf(climbs);
    profiles = List.copyOf(profiles);
    bars = List.copyOf(bars);
  }

  public static BenchReport of(
      String start, boolean quick, Set<Axis> axes, String commit, Measured measured)
      throws IOException {
    return new BenchReport(
        start,
        quick ? "quick" : "full",
        Machine.here(),
        commit,
        axes.stream().sorted().map(Axis::word).toList(),
        measured.shots(),
        measured.climbs(),
        measured.profiles(),
        measured.sizes(),
        Bar.of(Line.of(measured.shots()), measured.climbs()));
  }

  public void write(Path folder) throws IOException {
    Json.write(folder.resolve(FILE), this);
  }

  /** The file that it went to; no later run finds it. */
  public Path writeBrokenOff(Path folder) throws IOException {
    Path file = folder.resolve("broken-off.json");
    Json.write(file, this);
    return file;
  }

  /** Earlier runs of this kind on this machine, the oldest first. */
  public List<BenchReport> earlier(Path all) throws IOException {
    List<BenchReport> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(all)) {
      for (Path folder : folders.sorted().toList()) {
        Path file = folder.resolve(FILE);
        if (Files.isRegularFile(file)) {
          read(file).filter(this::isLaterThan).ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }

  private boolean isLaterThan(BenchReport other) {
    return other.machine.equals(machine)
        && other.kind.equals(kind)
        && other.start.compareTo(start) < 0;
  }

  /** Nothing for one that an earlier version wrote in another form: it cannot be held beside. */
  private static Optional<BenchReport> read(Path file) throws IOException {
    try {
      return Optional.of(Json.read(file, BenchReport.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
