package dev.faultline.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Packed entries of one kind, dealt out to parts, in the order in which they came. What is small
 * stays in memory, the rest waits on disk. One thread fills it; then others may read.
 */
final class Spool implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 13;
  private static final long MOST_IN_MEMORY = 1L << 23;

  private final List<Part> parts = new ArrayList<>();
  private Optional<Path> file = Optional.empty();
  private Optional<FileChannel> disk = Optional.empty();
  private long inMemory;
  private long onDisk;

  /** Where a piece of a part is. */
  private sealed interface Piece {
    record InMemory(ByteBuffer bytes) implements Piece {}

    record OnDisk(long from, int length) implements Piece {}
  }

  /** The entries of one part. */
  private static final class Part {
    private final Packed filling = new Packed(64);
    private final List<Piece> full = new ArrayList<>(1);
  }

  Spool(int count) {
    for (int i = 0; i < count; i++) {
      parts.add(new Part());
    }
  }

  /** Adds an entry to a part. */
  void add(int part, Consumer<Packed> entry) {
    Part to = parts.get(part);
    entry.accept(to.filling);
    if (to.filling.size() >= PIECE_BYTES) {
      to.full.add(keep(to.filling.take()));
    }
  }

  /** No more entries will come. */
  void finish() {
    for (Part part : parts) {
      if (part.filling.size() > 0) {
        part.full.add(keep(part.filling.take()));
      }
    }
  }

  /** Shows the entries of a part; each call of {@code read} must take exactly one. */
  void read(int part, Consumer<Packed> read) {
    for (Piece piece : parts.get(part).full) {
      byte[] bytes =
          switch (piece) {
            case Piece.InMemory here -> here.bytes().array();
            case Piece.OnDisk there -> load(there);
          };
      Packed packed = new Packed(bytes, 0, bytes.length);
      while (packed.hasMore()) {
        read.accept(packed);
      }
    }
  }

  private Piece keep(byte[] bytes) {
    if (inMemory + bytes.length <= MOST_IN_MEMORY) {
      inMemory += bytes.length;
      return new Piece.InMemory(ByteBuffer.wrap(bytes));
    }
    try {
      ByteBuffer out = ByteBuffer.wrap(bytes);
      long from = onDisk;
      while (out.hasRemaining()) {
        onDisk += disk().write(out, onDisk);
      }
      return new Piece.OnDisk(from, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep what the judge reads on disk", e);
    }
  }

  private byte[] load(Piece.OnDisk piece) {
    try {
      ByteBuffer in = ByteBuffer.allocate(piece.length());
      while (in.hasRemaining()) {
        if (disk().read(in, piece.from() + in.position()) < 0) {
          throw new IOException("the file is shorter than what was written");
        }
      }
      return in.array();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read back what the judge kept on disk", e);
    }
  }

  private FileChannel disk() throws IOException {
    if (disk.isEmpty()) {
      Path made = Files.createTempFile("faultline-judge", ".spool");
      file = Optional.of(made);
      disk = Optional.of(FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }
    return disk.get();
  }

  @Override
  public void close() {
    try {
      if (disk.isPresent()) {
        disk.get().close();
      }
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove what the judge kept on disk", e);
    }
  }
}
