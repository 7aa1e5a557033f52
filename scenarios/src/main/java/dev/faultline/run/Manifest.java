package dev.faultline.run;

import java.util.List;

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
  public record Entry(String path, long bytes, long records, String sha256) {}
}
