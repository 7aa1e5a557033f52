package dev.faultline.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Seals a run directory and proves later that no byte of it has changed. */
public final class ManifestFile {
  private ManifestFile() {}

  /** Lists every file of the run and writes the manifest; nothing may be written afterwards. */
  public static Manifest seal(RunDirectory run) throws IOException {
    List<Manifest.Entry> entries = new ArrayList<>();
    for (String path : files(run)) {
      entries.add(entry(run, path));
    }
    Manifest manifest = new Manifest(Manifest.FORMAT, entries);
    Json.write(run.manifest(), manifest);
    return manifest;
  }

  /**
   * Every way in which the directory differs from its manifest, in words; empty when it is as
   * sealed.
   */
  public static List<String> problems(RunDirectory run) {
    if (!Files.isRegularFile(run.manifest())) {
      return List.of(
          "manifest.json is missing: the run was not finished, or this is no run directory");
    }
    try {
      Manifest manifest = Json.read(run.manifest(), Manifest.class);
      if (manifest.format() != Manifest.FORMAT) {
        return List.of(
            "manifest.json has format %d, this version reads %d"
                .formatted(manifest.format(), Manifest.FORMAT));
      }
      return differences(run, manifest);
    } catch (IOException | RuntimeException e) {
      return List.of("the run directory cannot be read: " + e.getMessage());
    }
  }

  private static List<String> differences(RunDirectory run, Manifest manifest) throws IOException {
    Map<String, Manifest.Entry> sealed = new TreeMap<>();
    manifest.files().forEach(entry -> sealed.put(entry.path(), entry));
    List<String> problems = new ArrayList<>();
    for (String path : files(run)) {
      Manifest.Entry before = sealed.remove(path);
      if (before == null) {
        problems.add(path + " is not in the manifest");
      } else if (!before.equals(entryOrDamaged(run, path, before))) {
        problems.add(path + " is not as sealed: its size, records or SHA-256 differ");
      }
    }
    sealed.keySet().forEach(path -> problems.add(path + " is missing"));
    return List.copyOf(problems);
  }

  private static Manifest.Entry entryOrDamaged(RunDirectory run, String path, Manifest.Entry before)
      throws IOException {
    String sha256 = sha256(run.root().resolve(path));
    // The same bytes hold the same lines: counting them again would only cost time.
    return new Manifest.Entry(path, Files.size(run.root().resolve(path)), before.records(), sha256);
  }

  private static Manifest.Entry entry(RunDirectory run, String path) throws IOException {
    Path file = run.root().resolve(path);
    boolean lines = path.endsWith(".jsonl") || path.endsWith(".jsonl.zst");
    return new Manifest.Entry(path, Files.size(file), lines ? lines(file) : -1, sha256(file));
  }

  private static List<String> files(RunDirectory run) throws IOException {
    try (Stream<Path> walk = Files.walk(run.root())) {
      return walk.filter(Files::isRegularFile)
          .map(file -> run.root().relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.equals("manifest.json") && !RunDirectory.DERIVED.contains(path))
          .sorted()
          .toList();
    }
  }

  private static long lines(Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    try (InputStream in = JsonLines.open(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            lines++;
          }
        }
      }
    }
    return lines;
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
