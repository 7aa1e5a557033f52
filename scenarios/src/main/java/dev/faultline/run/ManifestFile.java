package dev.faultline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Seals a run directory and proves later that no byte of it has changed. */
public final class ManifestFile {
  private static final String NAME = "manifest.json";

  private ManifestFile() {}

  /** Lists every file of the run and writes the manifest; nothing may be written afterwards. */
  public static Manifest seal(RunDirectory run) throws IOException {
    List<Manifest.Entry> entries = new ArrayList<>();
    for (String path : files(run)) {
      entries.add(Fingerprint.of(run.root(), path));
    }
    Manifest manifest = new Manifest(Manifest.FORMAT, entries);
    Json.write(run.manifest(), manifest);
    return manifest;
  }

  /** SHA-256 of the manifest itself, which holds the hash of every file. */
  public static String fingerprint(RunDirectory run) throws IOException {
    return Fingerprint.of(run.root(), NAME).sha256();
  }

  /**
   * Every way in which the directory differs from its manifest, in words; empty when it is as
   * sealed.
   */
  public static List<String> problems(RunDirectory run) {
    return examine(run, path -> false).problems();
  }

  /**
   * What a look at a run found.
   *
   * @param present listed files that are there and were not looked into, by their path
   */
  record Examined(List<String> problems, Map<String, Manifest.Entry> present) {
    Examined {
      problems = List.copyOf(problems);
      present = Map.copyOf(present);
    }

    static Examined bad(String problem) {
      return new Examined(List.of(problem), Map.of());
    }
  }

  /**
   * Compares a run with its manifest.
   *
   * @param later files whose bytes are not looked at now
   */
  static Examined examine(RunDirectory run, Predicate<String> later) {
    if (!Files.isRegularFile(run.manifest(), LinkOption.NOFOLLOW_LINKS)) {
      return Examined.bad(
          "manifest.json is missing: the run was not finished, or this is no run directory");
    }
    try {
      Manifest manifest = Json.read(run.manifest(), Manifest.class);
      if (manifest.format() != Manifest.FORMAT) {
        return Examined.bad(
            "manifest.json has format %d, this version reads %d"
                .formatted(manifest.format(), Manifest.FORMAT));
      }
      return differences(run, manifest, later);
    } catch (IOException | RuntimeException e) {
      return Examined.bad("the run directory cannot be read: " + e.getMessage());
    }
  }

  private static Examined differences(RunDirectory run, Manifest manifest, Predicate<String> later)
      throws IOException {
    List<String> problems = new ArrayList<>();
    Map<String, Manifest.Entry> sealed = new TreeMap<>();
    for (Manifest.Entry entry : manifest.files()) {
      if (sealed.put(entry.path(), entry) != null) {
        problems.add(entry.path() + " is listed twice");
      }
    }
    List<Manifest.Entry> present = new ArrayList<>();
    for (String path : files(run)) {
      Manifest.Entry before = sealed.remove(path);
      if (before == null) {
        problems.add(path + " is not in the manifest");
      } else {
        present.add(before);
      }
    }
    // Hashing is most of the work on a large run; the order of what is told stays that of the list.
    present.parallelStream()
        .filter(before -> !later.test(before.path()))
        .flatMap(before -> compare(run, before).stream())
        .forEachOrdered(problems::add);
    sealed.keySet().forEach(path -> problems.add(path + " is missing"));
    return new Examined(
        problems,
        present.stream()
            .filter(before -> later.test(before.path()))
            .collect(Collectors.toMap(Manifest.Entry::path, Function.identity())));
  }

  private static Optional<String> compare(RunDirectory run, Manifest.Entry before) {
    try {
      Manifest.Entry now = Fingerprint.of(run.root(), before.path());
      return now.differenceFrom(before);
    } catch (IOException e) {
      return Optional.of(before.path() + " cannot be read: " + e.getMessage());
    }
  }

  /** All that is no folder: a link, too, since what it points to could change unseen. */
  private static List<String> files(RunDirectory run) throws IOException {
    try (Stream<Path> walk = Files.walk(run.root())) {
      return walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> run.root().relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.equals(NAME) && !RunDirectory.DERIVED.contains(path))
          .sorted()
          .toList();
    }
  }
}
