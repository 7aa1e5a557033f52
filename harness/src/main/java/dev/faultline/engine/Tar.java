package dev.faultline.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The form in which the engine hands out a file: a header, and then its bytes. */
final class Tar {
  private static final int HEADER = 512;
  private static final int SIZE_AT = 124;
  private static final int SIZE_DIGITS = 11;
  private static final int OCTAL = 8;
  private static final int CHUNK = 1 << 16;

  private Tar() {}

  /** Writes the first file of an archive. */
  static void first(InputStream archive, Path file) throws IOException {
    byte[] header = archive.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new EOFException("The engine's archive ends within its header");
    }
    String size = new String(header, SIZE_AT, SIZE_DIGITS, US_ASCII).strip();
    long left = Long.parseLong(size, OCTAL);
    try (OutputStream out = Files.newOutputStream(file)) {
      while (left > 0) {
        byte[] chunk = archive.readNBytes((int) Math.min(left, CHUNK));
        if (chunk.length == 0) {
          throw new EOFException("The engine's archive lacks %d bytes of %s".formatted(left, file));
        }
        out.write(chunk);
        left -= chunk.length;
      }
    }
  }
}
