package dev.faultline.run;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.MappingIterator;

/** Reads what {@link JsonLinesWriter} wrote, one record at a time. */
public final class JsonLines {
  private static final int BUFFER_BYTES = 1 << 16;

  private JsonLines() {}

  /**
   * Opens a file as a stream of records; close the stream. A damaged line throws when it is
   * reached.
   */
  public static <T> Stream<T> read(Path file, Class<T> type) {
    try {
      InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
      MappingIterator<T> records =
          Json.LINE.readerFor(type).readValues(plain(file.toString(), raw));
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false)
          .onClose(records::close);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The plain bytes, decompressed where the file's name ends in {@code .zst}. */
  static InputStream plain(String file, InputStream raw) throws IOException {
    return file.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
  }
}
