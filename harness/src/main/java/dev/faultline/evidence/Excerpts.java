package dev.faultline.evidence;

import dev.faultline.run.RunDirectory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of the containers' logs that tell of a known trouble, sorted by trouble. */
public final class Excerpts {
  private static final int MOST_LINES = 2000;
  private static final Map<String, Pattern> TROUBLES =
      Map.of(
          "slow-queries.log", Pattern.compile("duration: \\d+"),
          "locks.log", Pattern.compile("still waiting for|deadlock detected|acquired \\w+Lock"),
          "leaks.log", Pattern.compile("connection leak|leak detection", Pattern.CASE_INSENSITIVE),
          "memory.log", Pattern.compile("OutOfMemoryError|GC overhead"),
          "rebalances.log", Pattern.compile("rebalanc|partitions (revoked|assigned|lost)"));

  private Excerpts() {}

  /** Reads every log once and writes an excerpt where there is anything to tell. */
  public static void write(RunDirectory run) throws IOException {
    try (Stream<Path> found = Files.list(run.logs())) {
      List<Path> logs = found.sorted().toList();
      for (Map.Entry<String, Pattern> trouble : TROUBLES.entrySet()) {
        write(logs, trouble.getValue(), run.evidence().resolve(trouble.getKey()));
      }
    }
  }

  private static void write(List<Path> logs, Pattern trouble, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Path log : logs) {
        for (String line : lines(log, trouble)) {
          out.write(log.getFileName() + ": " + Redaction.text(line) + "\n");
        }
      }
    }
    if (Files.size(file) == 0) {
      Files.delete(file);
    }
  }

  /** A log that is cut in the middle of a character is read up to there. */
  private static List<String> lines(Path log, Pattern trouble) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> trouble.matcher(line).find()).limit(MOST_LINES).toList();
    } catch (java.io.UncheckedIOException e) {
      if (e.getCause() instanceof MalformedInputException) {
        return List.of("(not text)");
      }
      throw e;
    }
  }
}
