package dev.faultline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.faultline.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The undo journal, {@code .faultline/journal.jsonl}: what is planned is on disk before it is done,
 * so that a later run can undo what a killed one left. A crash may tear its last line.
 */
public final class Journal {
  private final Path file;

  public Journal(Path home) {
    this.file = home.resolve(".faultline").resolve("journal.jsonl");
  }

  /**
   * What the journal says.
   *
   * @param open planned and not undone, oldest first
   * @param unreadable lines that are no entries, as they stand
   */
  public record Reading(List<UndoRecord> open, List<String> unreadable) {
    public Reading {
      open = List.copyOf(open);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Returns once the record is on disk. */
  public void planned(UndoRecord record) {
    append(new JournalEntry.Planned(record));
  }

  /** Returns once it is on disk that nothing is left to undo. */
  public void undone(String id) {
    append(new JournalEntry.Undone(id, Instant.now()));
  }

  /** Reads everything; never throws for what a line holds. */
  public Reading read() {
    Map<String, UndoRecord> open = new LinkedHashMap<>();
    List<String> unreadable = new ArrayList<>();
    for (String line : lines()) {
      try {
        switch (Json.LINE.readValue(line, JournalEntry.class)) {
          case JournalEntry.Planned planned -> open.put(planned.record().id(), planned.record());
          case JournalEntry.Undone undone -> open.remove(undone.id());
        }
      } catch (RuntimeException e) {
        unreadable.add(line);
      }
    }
    return new Reading(List.copyOf(open.values()), unreadable);
  }

  private List<String> lines() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      // Bytes that are no UTF-8 make a line unreadable, not the whole journal.
      return new String(Files.readAllBytes(file), UTF_8).lines().filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the undo journal " + file, e);
    }
  }

  private synchronized void append(JournalEntry entry) {
    try {
      Files.createDirectories(file.getParent());
      boolean fresh = !Files.exists(file);
      try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, APPEND)) {
        String line = Json.LINE.writeValueAsString(entry) + "\n";
        write(channel, (endsTorn() ? "\n" : "") + line);
        channel.force(true);
      }
      if (fresh) {
        forceFolder();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the undo journal " + file, e);
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Whether the last line lacks its end: what follows must start on a line of its own. */
  private boolean endsTorn() throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) != '\n';
    }
  }

  /** A new file survives a crash only once its folder is on disk too. */
  private void forceFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(file.getParent(), READ)) {
      folder.force(true);
    }
  }
}
