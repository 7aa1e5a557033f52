package dev.faultline.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A quiet run to begin with, and what is said of it. */
abstract class Diagnosed {
  RecordedRun run;

  @BeforeEach
  void quiet(@TempDir Path folder) throws IOException {
    run = new RecordedRun(folder);
  }

  Diagnosis diagnosis() throws IOException {
    return Diagnostician.of(run.written());
  }
}
