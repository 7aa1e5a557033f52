package dev.faultline.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line as a process of its own, in a home of its own that links to the project's files.
 */
final class CommandLineRun implements AutoCloseable {
  private static final List<String> LINKED =
      List.of(
          "scenarios", "service", "gatling", "variants", "receivers", "agent", "deploy", "images");

  private final Process process;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Thread reader;

  private CommandLineRun(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** A home without runs and without journal. */
  static Path freshHome() throws IOException {
    Path folder = Files.createDirectories(Project.HOME.resolve("chaos-tests/target/homes"));
    Path home = Files.createTempDirectory(folder, "home-");
    for (String name : LINKED) {
      Files.createSymbolicLink(home.resolve(name), Project.HOME.resolve(name));
    }
    return home;
  }

  static CommandLineRun start(Path home, String... words) throws IOException {
    // Whoever is started behind an "&" ignores Ctrl-C, and so would all that it starts.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dfaultline.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.faultline.command.Faultline"));
    command.addAll(List.of(words));
    return new CommandLineRun(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** What it printed so far. */
  String output() {
    return String.join("\n", List.copyOf(lines));
  }

  boolean alive() {
    return process.isAlive();
  }

  /** As Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor(5, SECONDS);
  }

  /** As the kernel does when memory is short. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end; the exit code. */
  int exitCode(long withinSeconds) throws InterruptedException {
    if (!process.waitFor(withinSeconds, SECONDS)) {
      throw new AssertionError(
          "still running after %d s; it said:%n%s".formatted(withinSeconds, output()));
    }
    reader.join();
    return process.exitValue();
  }

  static String verdictIn(Path home) throws IOException {
    try (Stream<Path> runs = Files.walk(home.resolve("runs"))) {
      Path verdict =
          runs.filter(path -> path.endsWith("kafka-broker-down/1/verdict.json"))
              .findFirst()
              .orElseThrow();
      return Files.readString(verdict);
    }
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().forEach(lines::add);
    } catch (IOException e) {
      lines.add("output ended: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
