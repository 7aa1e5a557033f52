package dev.faultline.run;

import java.util.List;
import java.util.Optional;

/**
 * What a run directory holds, written last. A file that differs, lacks or is not listed makes the
 * run an ERROR; what is made from the run (verdict and reports) is not listed.
 */
public record Manifest(int format, List<Entry> files) {
  public static final int FORMAT = 1;

  public Manifest {
    files = List.copyOf(files);
  }

  /**
   * @param path from the run directory, with forward slashes
   * @param records lines of a JSON lines file; -1 for other files
   */
  public record Entry(String path, long bytes, long records, String sha256) {
    /** What is not as it was when sealed, in words. */
    Optional<String> differenceFrom(Entry sealed) {
      if (bytes != sealed.bytes) {
        return Optional.of("%s has %d bytes, sealed were %d".formatted(path, bytes, sealed.bytes));
      }
      if (!sha256.equals(sealed.sha256)) {
        return Optional.of(path + " is not as sealed: its SHA-256 differs");
      }
      return records == sealed.records
          ? Optional.empty()
          : Optional.of(
              "%s has %d records, the manifest says %d".formatted(path, records, sealed.records));
    }
  }
}
