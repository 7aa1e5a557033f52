package dev.faultline.incident;

import dev.faultline.RunBuilder;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** A run on disk, and the post-mortem that is written of it. */
abstract class Told {
  @TempDir Path folder;

  List<String> lines(Locale language, Consumer<RunBuilder> change) throws IOException {
    return text(language, change).lines().toList();
  }

  String text(Locale language, Consumer<RunBuilder> change) throws IOException {
    RunBuilder run = new RunBuilder(folder);
    change.accept(run);
    RunDirectory written = run.write();
    PostMortem.write(written, language);
    return markdown(written);
  }

  static String markdown(RunDirectory run) throws IOException {
    return Files.readString(run.root().resolve("incident.md"));
  }

  static String html(RunDirectory run) throws IOException {
    return Files.readString(run.root().resolve("incident.html"));
  }
}
