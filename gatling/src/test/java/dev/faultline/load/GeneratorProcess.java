package dev.faultline.load;

import dev.faultline.run.GeneratorReport;
import dev.faultline.run.Json;
import dev.faultline.run.JsonLines;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.RawCall;
import dev.faultline.run.Sample;
import dev.faultline.run.SurgeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The generator as the runner starts it: a JVM of its own, told by a file. */
final class GeneratorProcess implements AutoCloseable {
  /** As gatling/README.md says; the tests show that it works. */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms96m",
          "-Xmn48m",
          "-Xmx384m",
          "-XX:MetaspaceSize=128m",
          "-XX:TieredStopAtLevel=1",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.util.prefs.PreferencesFactory=dev.faultline.load.OfflinePreferences");

  private final Path home;
  private final LoadOrder order;
  private final Process process;

  private GeneratorProcess(Path home, LoadOrder order, Process process) {
    this.home = home;
    this.order = order;
    this.process = process;
  }

  static GeneratorProcess start(Path home, LoadOrder order) throws IOException {
    Path file = home.resolve("load.json");
    Json.write(file, order);
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                FLAGS.stream(),
                Stream.of(
                    "-Dfaultline.load=" + file,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.gatling.app.Gatling",
                    "-s",
                    ScenarioSimulation.class.getName(),
                    "-rf",
                    home.resolve("gatling").toString()))
            .flatMap(words -> words)
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("generator.log").toFile())
            .start();
    return new GeneratorProcess(home, order, process);
  }

  LoadOrder order() {
    return order;
  }

  Process process() {
    return process;
  }

  /** Its exit code; fails when it does not end in time. */
  int exitCode(Duration within) throws Exception {
    if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the generator still runs after " + within + ": " + log());
    }
    return process.exitValue();
  }

  /** Whole lines in the calls file so far. */
  long written() throws IOException {
    Path file = Path.of(order.calls());
    return Files.exists(file) ? Files.readString(file).chars().filter(c -> c == '\n').count() : 0;
  }

  /** The calls file, once it is complete. */
  List<RawCall> calls() {
    try (Stream<RawCall> calls = JsonLines.read(Path.of(order.calls()), RawCall.class)) {
      return calls.toList();
    }
  }

  long zeroMicros() throws IOException {
    return Long.parseLong(Files.readString(Path.of(order.firstIntendedFile())));
  }

  GeneratorReport report() throws IOException {
    return Json.read(home.resolve(GeneratorReport.FILE), GeneratorReport.class);
  }

  /** What it says of itself, second by second. */
  List<Sample> samples() {
    try (Stream<Sample> samples =
        JsonLines.read(home.resolve(GeneratorReport.SAMPLES), Sample.class)) {
      return samples.toList();
    }
  }

  /** What it says of its surge; nothing yet is none. */
  SurgeReport surge() throws IOException {
    Path file = Path.of(order.surges().getFirst().reportFile());
    return Files.exists(file) ? Json.read(file, SurgeReport.class) : new SurgeReport(0, 0, false);
  }

  String log() throws IOException {
    return Files.readString(home.resolve("generator.log"));
  }

  /** Pages of Gatling's own report. */
  List<Path> reportPages() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("gatling"))) {
      return files.filter(file -> file.endsWith("index.html")).toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
