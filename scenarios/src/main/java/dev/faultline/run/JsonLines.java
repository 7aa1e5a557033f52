package dev.faultline.run;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
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
      return read(file, new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), type);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Opens a file's bytes, as they are on disk, as a stream of records. */
  static <T> Stream<T> read(Path file, InputStream raw, Class<T> type) {
    try {
      InputStream plain = plain(file.toString(), raw);
      Optional<LineDecoder<T>> decoder = LineDecoder.of(type);
      return decoder.isPresent() ? many(file, plain, decoder.get()) : few(plain, type);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static <T> Stream<T> few(InputStream plain, Class<T> type) {
    MappingIterator<T> records = Json.LINE.readerFor(type).readValues(plain);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false)
        .onClose(records::close);
  }

  private static <T> Stream<T> many(Path file, InputStream plain, LineDecoder<T> decoder) {
    ByteLines lines = new ByteLines(plain);
    Spliterator<T> records =
        new Spliterators.AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED) {
          @Override
          public boolean tryAdvance(Consumer<? super T> seen) {
            if (!goOn(file, lines)) {
              return false;
            }
            seen.accept(decoder.decode(lines.bytes(), lines.from(), lines.to()));
            return true;
          }
        };
    return StreamSupport.stream(records, false).onClose(() -> close(file, lines));
  }

  private static boolean goOn(Path file, ByteLines lines) {
    try {
      return lines.next();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static void close(Path file, ByteLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + file, e);
    }
  }

  /** The plain bytes, decompressed where the file's name ends in {@code .zst}. */
  static InputStream plain(String file, InputStream raw) throws IOException {
    return file.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
  }
}
