package dev.faultline.run;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Appends one JSON line per record; compressed when the file's name ends in {@code .zst}. Not
 * thread-safe.
 */
public final class JsonLinesWriter implements AutoCloseable {
  private final OutputStream out;

  public JsonLinesWriter(Path file) throws IOException {
    OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    out = file.toString().endsWith(".zst") ? new ZstdOutputStream(raw, 3) : raw;
  }

  /** Writes one line. */
  public void write(Object value) throws IOException {
    out.write(Json.LINE.writeValueAsBytes(value));
    out.write('\n');
  }

  /** Hands everything to the operating system, so that a reader or a crash finds it. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
