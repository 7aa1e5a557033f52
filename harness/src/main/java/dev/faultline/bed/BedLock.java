package dev.faultline.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One bed at a time: two would share cores and spoil each other's measurements. The operating
 * system drops the lock with the process, so a killed run never blocks the next one.
 */
public final class BedLock implements AutoCloseable {
  private final Path home;
  private final FileChannel channel;

  private BedLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /** Takes the lock of a checkout, or says who holds it. */
  public static BedLock take(Path home, String runId) {
    Path file = home.resolve(".faultline/bed.lock");
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new BedUnavailable(
            "Another bed is up: "
                + Files.readString(file).strip()
                + ". Wait until it ends, or end that process.");
      }
      write(channel, runId);
      return new BedLock(home, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + file, e);
    }
  }

  Path home() {
    return home;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process, which the operating system does not tell apart.
      return null;
    }
  }

  private static void write(FileChannel channel, String runId) throws IOException {
    String holder =
        "process %d, run %s, since %s%n"
            .formatted(
                ProcessHandle.current().pid(),
                runId,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
