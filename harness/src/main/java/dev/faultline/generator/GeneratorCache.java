package dev.faultline.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The generator's start-up cache: its libraries' classes loaded, linked and profiled once, by
 * {@code dev.faultline.load.Training}. It is of the libraries alone, so that a change of ours costs
 * no new training, and is made anew when a library, the training or the JDK changes. Without it the
 * generator starts all the same, only later.
 */
public final class GeneratorCache {
  private static final String TRAINING = "dev.faultline.load.Training";
  private static final String FOLDER = "dev/faultline/load";
  private static final List<String> SETTINGS = List.of("gatling.conf", "logback.xml");
  private static final Duration MADE_WITHIN = Duration.ofMinutes(2);
  private static final int KEY_LENGTH = 16;

  private final GeneratorJvm jvm;
  private final Path all;
  private final Path folder;

  public GeneratorCache(Path home) {
    this.jvm = new GeneratorJvm(home);
    this.all = jvm.target().resolve("start-up");
    this.folder = all.resolve(key());
  }

  /** What the generator is started with, with the cache if there is one. */
  public List<String> command(List<String> options, Path results, String simulation) {
    if (!exists()) {
      return jvm.command(options, results, simulation);
    }
    List<String> cached = new ArrayList<>(options);
    cached.add("-XX:AOTCache=" + cache(folder));
    return jvm.command(cached, List.of(jar(folder)), results, simulation, true);
  }

  public boolean exists() {
    return Files.exists(cache(folder));
  }

  /** Makes it if there is none; what went wrong, if anything did. */
  public Optional<String> make() throws IOException {
    if (exists()) {
      return Optional.empty();
    }
    forgetOthers();
    Files.createDirectories(all);
    // The JVM remembers where the jar lay when it was trained, so it is trained in its last place.
    Files.createDirectories(folder);
    writeJar(jar(folder));
    Path part = folder.resolve("part.aot");
    Optional<String> wrong = train(part);
    if (wrong.isEmpty()) {
      Files.move(part, cache(folder), StandardCopyOption.ATOMIC_MOVE);
    }
    return wrong;
  }

  private Optional<String> train(Path cache) throws IOException {
    Path log = folder.resolve("training.log");
    Process training =
        new ProcessBuilder(
                jvm.command(
                    List.of("-XX:AOTCacheOutput=" + cache),
                    List.of(jar(folder)),
                    folder.resolve("results"),
                    TRAINING,
                    false))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!training.waitFor(MADE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.of("no cache after " + MADE_WITHIN.toSeconds() + " s; see " + log);
      }
      return training.exitValue() == 0 && Files.exists(cache)
          ? Optional.empty()
          : Optional.of("exit code " + training.exitValue() + "; see " + log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      training.descendants().forEach(ProcessHandle::destroyForcibly);
      training.destroyForcibly();
    }
  }

  /** Everything that a cache depends on. */
  private String key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text(System.getProperty("java.vm.version") + GeneratorJvm.options()));
      for (Path library : jvm.libraries()) {
        digest.update(
            text(library + " " + Files.size(library) + Files.getLastModifiedTime(library)));
      }
      for (Path part : parts()) {
        digest.update(text(part.getFileName().toString()));
        digest.update(Files.readAllBytes(part));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the generator's libraries", e);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What the training needs of ours; the JVM's caches are of jars only. */
  private void writeJar(Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path part : parts()) {
        entries.putNextEntry(new JarEntry(jvm.classes().relativize(part).toString()));
        Files.copy(part, entries);
        entries.closeEntry();
      }
    }
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> classes = Files.list(jvm.classes().resolve(FOLDER))) {
      Stream<Path> ours =
          classes.filter(
              file ->
                  file.getFileName().toString().startsWith("Training")
                      || file.getFileName().toString().startsWith("OfflinePreferences"));
      Stream<Path> settings = SETTINGS.stream().map(jvm.classes()::resolve);
      return Stream.concat(ours, settings).sorted().toList();
    }
  }

  private void forgetOthers() throws IOException {
    if (!Files.isDirectory(all)) {
      return;
    }
    try (Stream<Path> files = Files.walk(all)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path jar(Path folder) {
    return folder.resolve("training.jar");
  }

  private static Path cache(Path folder) {
    return folder.resolve("generator.aot");
  }
}
