package dev.faultline.generator;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a JVM of the generator is started: its options and its class path, the libraries first so
 * that {@link GeneratorCache}, which knows nothing but them, fits whatever we change.
 */
final class GeneratorJvm {
  private static final String OURS = "scenarios-";
  private static final String MAIN = "io.gatling.app.Gatling";

  private static final List<String> OPTIONS =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms96m",
          "-Xmn48m",
          "-Xmx512m",
          "-XX:MetaspaceSize=128m",
          // Or it would ask the internet for its newest version at each start.
          "-Djava.util.prefs.PreferencesFactory=dev.faultline.load.OfflinePreferences");

  private final Path target;

  GeneratorJvm(Path home) {
    this.target = real(home.resolve("gatling")).resolve("target");
  }

  /** Several homes may share one build by links; then they share its cache too. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("This home has no generator", e);
    }
  }

  /** Where a build's own files may lie. */
  Path target() {
    return target;
  }

  /** What it was compiled to. */
  Path classes() {
    return target.resolve("classes");
  }

  /** What it uses of others, in a fixed order. */
  List<Path> libraries() {
    return jars().stream().filter(jar -> !isOurs(jar)).toList();
  }

  /** A JVM with everything on its class path. */
  List<String> command(List<String> options, Path simulationResults, String simulation) {
    return command(options, List.of(), simulationResults, simulation, true);
  }

  /**
   * @param first comes before the libraries on the class path
   * @param withOurs whether our own classes are there too
   */
  List<String> command(
      List<String> options, List<Path> first, Path results, String simulation, boolean withOurs) {
    List<Path> classPath = new ArrayList<>(first);
    classPath.addAll(libraries());
    if (withOurs) {
      classPath.add(classes());
      jars().stream().filter(GeneratorJvm::isOurs).forEach(classPath::add);
    }
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.addAll(List.of(MAIN, "-s", simulation, "-rf", results.toString()));
    return List.copyOf(command);
  }

  static List<String> options() {
    return OPTIONS;
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static boolean isOurs(Path jar) {
    return jar.getFileName().toString().startsWith(OURS);
  }

  private List<Path> jars() {
    try (Stream<Path> files = Files.list(target.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The generator is not built (mvn package makes gatling/target/lib)", e);
    }
  }
}
