package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything on the heap of a role, for a tool that reads such dumps. Holds whatever the process
 * held, secrets too, and stops it while it is written: only where somebody asked for it.
 */
record HeapDump(Bed bed, Part role) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String INSIDE = "/tmp/heap.hprof.gz";

  /** Writes it into a folder, or says why there is none. */
  String into(Path folder) throws IOException {
    JavaProcess process = new JavaProcess(bed, role, PATIENCE);
    if (!process.runs()) {
      return "no process";
    }
    String answer = process.ask("GC.heap_dump", "-all", "-overwrite", "-gz=1", INSIDE);
    if (!answer.contains("Heap dump file created")) {
      return answer.strip();
    }
    Path file = folder.resolve("heap-" + role.name() + ".hprof.gz");
    bed.containers().copyOut(role.containerId(), INSIDE, file);
    return "written to " + file.getFileName();
  }
}
