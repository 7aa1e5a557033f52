package dev.faultline.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Size, lines and SHA-256 of a file, all in one pass over its bytes. */
final class Fingerprint {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long NO_LINES = -1;

  private Fingerprint() {}

  /** The manifest's entry for a file as it is now. */
  static Manifest.Entry of(Path root, String path) throws IOException {
    try (Reading raw = reading(root, path)) {
      if (!hasLines(path)) {
        raw.transferTo(OutputStream.nullOutputStream());
        return raw.entry(path, NO_LINES);
      }
      InputStream plain = JsonLines.plain(path, raw);
      long lines = lines(plain);
      return raw.entry(path, lines);
    }
  }

  /** A file's bytes, of which size and hash are taken while they are read. */
  static Reading reading(Path root, String path) throws IOException {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no plain file");
    }
    return new Reading(Files.newInputStream(file));
  }

  private static boolean hasLines(String path) {
    return path.endsWith(".jsonl") || path.endsWith(".jsonl.zst");
  }

  /** Reads to the end and counts line breaks. */
  private static long lines(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long lines = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          lines++;
        }
      }
    }
    return lines;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Counts and hashes what is read, since a file may grow between two looks at it. */
  static final class Reading extends DigestInputStream {
    private long bytes;

    private Reading(InputStream in) {
      super(in, Fingerprint.sha256());
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read >= 0 ? 1 : 0;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      bytes += Math.max(0, read);
      return read;
    }

    /** The manifest's entry, once everything was read. */
    Manifest.Entry entry(String path, long records) {
      return new Manifest.Entry(
          path, bytes, records, HexFormat.of().formatHex(getMessageDigest().digest()));
    }
  }
}
