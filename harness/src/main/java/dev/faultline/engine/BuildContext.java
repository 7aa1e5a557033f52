package dev.faultline.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * What an image is built from: a folder and a recipe. Times and owners of files do not matter, so
 * the same content always has the same hash and gives the same layers.
 */
record BuildContext(Path folder, Path dockerfile) {
  /** Where the recipe lies inside the archive; no file of a context is called so. */
  static final String RECIPE = ".faultline.Dockerfile";

  private static final String IGNORED = ".dockerignore";
  private static final long TIME_MILLIS = 1_767_225_600_000L;

  BuildContext {
    if (!Files.isDirectory(folder)) {
      throw new EngineUnavailable(
          folder + " is not there: it is made by mvn package (./faultline runs it).");
    }
    if (!Files.isRegularFile(dockerfile)) {
      throw new EngineUnavailable("The recipe " + dockerfile + " is not there.");
    }
  }

  /** Names the content together with the image it builds upon. */
  String hash(String baseId) throws IOException {
    MessageDigest digest = sha256();
    digest.update(baseId.getBytes(StandardCharsets.UTF_8));
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      writeTar(out);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  void writeTar(OutputStream to) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new BufferedOutputStream(to, 1 << 16), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      add(tar, RECIPE, Files.readAllBytes(dockerfile), false);
      // The recipe is no part of what it makes.
      add(tar, IGNORED, (RECIPE + "\n" + IGNORED + "\n").getBytes(StandardCharsets.UTF_8), false);
      for (Path file : files()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        add(tar, name, Files.readAllBytes(file), Files.isExecutable(file));
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void add(
      TarArchiveOutputStream tar, String name, byte[] content, boolean executable)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(executable ? 0755 : 0644);
    entry.setModTime(TIME_MILLIS);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
