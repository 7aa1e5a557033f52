package dev.faultline.history;

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
 * Packed entries of one kind, dealt out to parts, in the order in which they came. A few megabytes
 * are in memory; whenever they are full, all of them go to disk at once. One thread fills it; then
 * others may read.
 */
final class Spool implements AutoCloseable {
  private static final int MOST_IN_MEMORY = 1 << 22;

  /** What every part gets at once; it grows to what the part needs. */
  private static final int FIRST_BYTES = 64;

  private final Packed[] filling;
  private final List<Layer> layers = new ArrayList<>();
  private Optional<Path> file = Optional.empty();
  private Optional<FileChannel> disk = Optional.empty();
  private int inMemory;

  /** What went to disk at once: a piece of every part, one after the other. */
  private static final class Layer {
    private final long from;
    private final int[] ends;

    Layer(long from, int[] ends) {
      this.from = from;
      this.ends = ends;
    }

    long from(int part) {
      return from + start(part);
    }

    int length(int part) {
      return ends[part] - start(part);
    }

    private int start(int part) {
      return part == 0 ? 0 : ends[part - 1];
    }
  }

  Spool(int parts) {
    filling = new Packed[parts];
    for (int part = 0; part < parts; part++) {
      filling[part] = new Packed(FIRST_BYTES);
    }
  }

  /** Adds an entry to a part. */
  void add(int part, Consumer<Packed> entry) {
    Packed to = filling[part];
    int before = to.size();
    entry.accept(to);
    inMemory += to.size() - before;
    if (inMemory >= MOST_IN_MEMORY) {
      spill();
    }
  }

  /** Shows the entries of a part; each call of {@code read} must take exactly one. */
  void read(int part, Consumer<Packed> read) {
    for (Layer layer : layers) {
      if (layer.length(part) > 0) {
        each(load(layer.from(part), layer.length(part)), read);
      }
    }
    each(filling[part].copy(), read);
  }

  private static void each(byte[] bytes, Consumer<Packed> read) {
    Packed packed = new Packed(bytes, 0, bytes.length);
    while (packed.hasMore()) {
      read.accept(packed);
    }
  }

  private void spill() {
    ByteBuffer[] pieces = new ByteBuffer[filling.length];
    int[] ends = new int[filling.length];
    int end = 0;
    for (int part = 0; part < filling.length; part++) {
      pieces[part] = filling[part].filled();
      end += pieces[part].remaining();
      ends[part] = end;
    }
    try {
      FileChannel to = disk();
      layers.add(new Layer(to.position(), ends));
      for (long left = inMemory; left > 0; ) {
        left -= to.write(pieces);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep what the judge reads on disk", e);
    }
    for (Packed part : filling) {
      part.clear();
    }
    inMemory = 0;
  }

  private byte[] load(long from, int length) {
    try {
      ByteBuffer in = ByteBuffer.allocate(length);
      while (in.hasRemaining()) {
        if (disk().read(in, from + in.position()) < 0) {
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
