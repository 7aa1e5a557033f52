package dev.faultline.generator;

import dev.faultline.run.Json;
import dev.faultline.run.RawCall;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows the generator's calls file while it is being written. A line counts once its line break
 * is there; what is torn waits for the next look.
 */
public final class CallTail {
  private static final int MOST_BYTES_PER_LOOK = 1 << 22;

  private final Path file;
  private long position;
  private byte[] torn = new byte[0];

  public CallTail(Path file) {
    this.file = file;
  }

  /** Calls that were completed since the last look. */
  public List<RawCall> next() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] fresh = fresh();
    byte[] bytes = Arrays.copyOf(torn, torn.length + fresh.length);
    System.arraycopy(fresh, 0, bytes, torn.length, fresh.length);
    List<RawCall> calls = new ArrayList<>();
    int from = 0;
    for (int i = torn.length; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        calls.add(parse(bytes, from, i));
        from = i + 1;
      }
    }
    torn = Arrays.copyOfRange(bytes, from, bytes.length);
    return calls;
  }

  /** Whether the last line is still without its end. */
  boolean torn() {
    return torn.length > 0;
  }

  private byte[] fresh() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(Math.max(0, in.length() - position), MOST_BYTES_PER_LOOK);
      byte[] bytes = new byte[length];
      in.seek(position);
      in.readFully(bytes);
      position += length;
      return bytes;
    }
  }

  private RawCall parse(byte[] bytes, int from, int to) throws IOException {
    try {
      return Json.LINE.readValue(bytes, from, to - from, RawCall.class);
    } catch (RuntimeException e) {
      throw new IOException(
          "%s holds a line that is no call: %s"
              .formatted(file, new String(bytes, from, to - from, StandardCharsets.UTF_8)),
          e);
    }
  }
}
