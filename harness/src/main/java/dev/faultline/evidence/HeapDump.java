package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.JavaProcess;
import dev.faultline.bed.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/**
 * Everything on the heap of a role, for a tool that reads such dumps. Holds whatever the process
 * held, secrets too, and stops it while it is written: only where somebody asked for it.
 */
record HeapDump(Bed bed, Part role) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String INSIDE = "/tmp/heap.hprof";

  /** Lets the process write it, not compressed, which stops it for less long; why not, if not. */
  String taken() {
    try {
      JavaProcess process = new JavaProcess(bed, role.containerId(), PATIENCE);
      String answer =
          process.runs() ? process.ask("GC.heap_dump", "-all", "-overwrite", INSIDE) : "no process";
      return answer.contains("Heap dump file created") ? "" : answer.strip();
    } catch (RuntimeException e) {
      return "no answer: " + e;
    }
  }

  /** Brings what was taken into a folder, compressed. */
  String fetch(Path folder) throws IOException {
    Path whole = folder.resolve("heap-" + role.name() + ".hprof");
    Path packed = folder.resolve(whole.getFileName() + ".gz");
    bed.containers().inside(role.containerId()).copyOut(INSIDE, whole);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(whole, out);
    }
    Files.delete(whole);
    return "written to " + packed.getFileName();
  }
}
