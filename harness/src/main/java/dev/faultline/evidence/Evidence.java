package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import dev.faultline.stores.ConsumerGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers evidence at a moment of a run into {@code evidence/<moment>/}. What cannot be had is
 * written down as such: a part that does not answer is evidence too. One moment at a time; closing
 * may come from another thread.
 */
public final class Evidence implements AutoCloseable {
  private final Path folder;
  private final Bed bed;
  private final ConsumerGroup group;
  private Map<String, String> settingsBefore = Map.of();
  private boolean closed;

  public Evidence(RunDirectory run, Bed bed, ConsumerGroup group) {
    this.folder = run.evidence();
    this.bed = bed;
    this.group = group;
  }

  /** Asks one witness after the other, so that at most one core is taken; each bounds itself. */
  public void gather(String moment) {
    Path into = folder.resolve(moment);
    try {
      Files.createDirectories(into);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write evidence into " + into, e);
    }
    witnesses().forEach(witness -> ask(into, witness));
    configuration(into);
  }

  private List<Witness> witnesses() {
    List<Witness> witnesses =
        new ArrayList<>(
            List.of(
                new DatabaseSessions(bed.ledger()),
                new GroupDescribed(group),
                new CacheCommands(bed),
                new Containers(bed)));
    for (Part part : bed.roleParts()) {
      witnesses.add(new Threads(bed, part));
      witnesses.add(new GcLog(bed, part));
    }
    return witnesses;
  }

  private void ask(Path into, Witness witness) {
    keep(into.resolve(witness.file()), Redaction.text(told(witness)));
  }

  /** A run is sealed after this: who answers later is not heard. */
  private synchronized void keep(Path file, String text) {
    if (closed) {
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep evidence in " + file, e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private static String told(Witness witness) {
    try {
      return witness.tell();
    } catch (IOException | SQLException | RuntimeException e) {
      return "no answer: " + e + "\n";
    }
  }

  /** All settings the first time; from then on what is different. */
  private void configuration(Path into) {
    Map<String, String> now = new TreeMap<>();
    try {
      new Configuration(bed)
          .settings()
          .forEach((name, value) -> now.put(name, Redaction.value(name, value)));
    } catch (SQLException | RuntimeException e) {
      keep(into.resolve("configuration.txt"), "no answer: " + e + "\n");
      return;
    }
    if (settingsBefore.isEmpty()) {
      settingsBefore = now;
      keep(into.resolve("configuration.json"), Json.PRETTY.writeValueAsString(now));
    } else {
      keep(
          into.resolve("configuration-difference.json"),
          Json.PRETTY.writeValueAsString(Difference.between(settingsBefore, now)));
    }
  }
}
