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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gathers evidence at a moment of a run into {@code evidence/<moment>/}. What cannot be had is
 * written down as such: a part that does not answer is evidence too. One moment at a time; closing
 * may come from another thread.
 */
public final class Evidence implements AutoCloseable {
  public static final String BEFORE = "before";
  public static final String DURING = "fault";

  private final Path folder;
  private final Bed bed;
  private final ConsumerGroup group;
  private final Map<String, String> dumps = new ConcurrentHashMap<>();
  private Map<String, String> settingsBefore = Map.of();
  private boolean closed;

  public Evidence(RunDirectory run, Bed bed, ConsumerGroup group) {
    this.folder = run.evidence();
    this.bed = bed;
    this.group = group;
  }

  /** Asks one witness after the other, so that at most one core is taken; each bounds itself. */
  public void gather(String moment, Pace pace) {
    LookingPace looking = looking(pace);
    ask(moment, witnesses(moment, looking), looking);
  }

  /** Asks only those whom it costs nothing that users would feel: nothing inside a role. */
  public void gatherLightly(String moment, Pace pace) {
    ask(moment, outside(), looking(pace));
  }

  private LookingPace looking(Pace pace) {
    return new LookingPace(
        pace, List.of(new DatabaseLooks(bed.addresses().ledger()), new CacheLooks(bed)));
  }

  private void ask(String moment, List<Witness> witnesses, LookingPace looking) {
    Path into = folder.resolve(moment);
    try {
      Files.createDirectories(into);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write evidence into " + into, e);
    }
    looking.look();
    for (Witness witness : witnesses) {
      ask(into, witness);
      looking.step();
    }
    looking.all().forEach(one -> ask(into, one));
    configuration(into);
  }

  /** The whole heap of the named roles, never without being asked for; fetched later. */
  public void dump(Collection<String> roles) {
    for (Part part : bed.roleParts()) {
      if (roles.contains(part.name())) {
        dumps.put(part.name(), new HeapDump(bed, part).taken());
      }
    }
  }

  /** Brings the dumps that were taken, when nobody waits for an answer any more. */
  public void fetchDumps() {
    Path into = folder.resolve(DURING);
    for (Part part : bed.roleParts()) {
      Optional.ofNullable(dumps.remove(part.name()))
          .ifPresent(
              taken ->
                  keep(
                      into.resolve("heap-dump-" + part.name() + ".txt"),
                      (taken.isEmpty() ? fetched(part, into) : taken) + "\n"));
    }
  }

  private String fetched(Part part, Path into) {
    try {
      return new HeapDump(bed, part).fetch(into);
    } catch (IOException | RuntimeException e) {
      return "no answer: " + e;
    }
  }

  private List<Witness> outside() {
    return List.of(
        new DatabaseSessions(bed.addresses().ledger()),
        new GroupDescribed(group),
        new Statements(bed.addresses().ledger()),
        new CacheCommands(bed),
        new Containers(bed));
  }

  /** What a short fault shows in passing comes first, what stays in logs and counters last. */
  private List<Witness> witnesses(String moment, Pace pace) {
    List<Witness> witnesses = new ArrayList<>(outside());
    bed.roleParts().forEach(part -> witnesses.add(new Threads(bed, part)));
    witnesses.add(new Reach(bed, pace));
    // It counts from the start: the difference between first and last covers what is between.
    if (!moment.equals(DURING)) {
      witnesses.add(new Kernel(bed));
    }
    for (Part part : bed.roleParts()) {
      GcLog collections = new GcLog(bed, part);
      witnesses.add(collections);
      if (histogram(moment, collections)) {
        witnesses.add(new HeapHistogram(bed, part));
      }
    }
    return witnesses;
  }

  /**
   * It costs a core for a second: never of cold processes, and during a fault only of one whose
   * collector suffers, which is what makes an operator ask for it.
   */
  private static boolean histogram(String moment, GcLog collections) {
    return switch (moment) {
      case BEFORE -> false;
      case DURING -> collections.busyNow();
      default -> true;
    };
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
