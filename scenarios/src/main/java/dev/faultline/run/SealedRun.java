package dev.faultline.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A run that is held against its manifest: most files when it is opened, those that hold masses of
 * records while they are read for the first time, because reading them twice is most of the work.
 * Nobody may believe what was read before {@link #problems} says that there are none. Threads may
 * read different files at once.
 */
public final class SealedRun {
  private final RunDirectory run;
  private final List<String> problems;
  private final Map<String, Manifest.Entry> unread;

  private SealedRun(RunDirectory run, List<String> problems, Map<String, Manifest.Entry> unread) {
    this.run = run;
    this.problems = problems;
    this.unread = new ConcurrentHashMap<>(unread);
  }

  /**
   * Holds every file against the manifest but the named ones.
   *
   * @param masses files that will be read whole
   */
  public static SealedRun open(RunDirectory run, Set<RunDirectory.Lines<?>> masses) {
    ManifestFile.Examined examined =
        ManifestFile.examine(
            run, path -> masses.stream().anyMatch(file -> file.path().equals(path)));
    return new SealedRun(run, examined.problems(), examined.present());
  }

  /** A run that was judged before; nothing of it is held against anything. */
  public static SealedRun believed(RunDirectory run) {
    return new SealedRun(run, List.of(), Map.of());
  }

  /** Every way in which what was looked at so far differs from the manifest. */
  public List<String> found() {
    return problems;
  }

  /** Shows each record of a file. */
  public <T> void each(RunDirectory.Lines<T> lines, Consumer<T> seen) {
    Manifest.Entry sealed = unread.get(lines.path());
    if (sealed == null) {
      try (Stream<T> records = run.read(lines)) {
        records.forEach(seen);
      }
    } else {
      eachOnce(lines, sealed, seen);
    }
  }

  private <T> void eachOnce(RunDirectory.Lines<T> lines, Manifest.Entry sealed, Consumer<T> seen) {
    long[] count = new long[1];
    try (Fingerprint.Reading raw = Fingerprint.reading(run.root(), lines.path())) {
      try (Stream<T> records = JsonLines.read(run.file(lines), raw, lines.type())) {
        records.forEach(
            record -> {
              count[0]++;
              seen.accept(record);
            });
        raw.transferTo(OutputStream.nullOutputStream());
      }
      if (raw.entry(lines.path(), count[0]).equals(sealed)) {
        unread.remove(lines.path());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + run.file(lines), e);
    }
  }

  /**
   * Every way in which the directory differs from its manifest, in words. What was not read to its
   * end, or was not as sealed then, is looked at for it.
   */
  public List<String> problems() {
    return problems.isEmpty() && unread.isEmpty() ? problems : ManifestFile.problems(run);
  }
}
