package dev.faultline.runner;

import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What happened, appended and flushed at once so that a crash keeps it. Events that are known only
 * later (alerts, as Prometheus saw them) are sorted in at the end.
 */
public final class Timeline implements AutoCloseable {
  private final Path file;
  private final Clock clock;
  private final Consumer<TimelineEvent> listener;
  private final JsonLinesWriter writer;
  private final List<TimelineEvent> events = new ArrayList<>();

  public Timeline(RunDirectory run, Clock clock, Consumer<TimelineEvent> listener)
      throws IOException {
    this.file = run.file(RunDirectory.TIMELINE);
    this.clock = clock;
    this.listener = listener;
    this.writer = new JsonLinesWriter(file);
  }

  /** This moment, in the resolution that events are kept in. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Appends and flushes. */
  public synchronized void add(TimelineEvent event) {
    try {
      writer.write(event);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot append to " + file, e);
    }
    events.add(event);
    listener.accept(event);
  }

  /** Everything so far, in the order of time. */
  public synchronized List<TimelineEvent> events() {
    return events.stream().sorted(Comparator.comparing(TimelineEvent::at)).toList();
  }

  /** Events of one type so far, in the order of time. */
  public <E extends TimelineEvent> List<E> events(Class<E> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** When a phase started. */
  Instant started(PhaseName phase) {
    return events(PhaseStarted.class).stream()
        .filter(start -> start.phase() == phase)
        .map(PhaseStarted::at)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("phase " + phase.word() + " never started"));
  }

  /** The confirmed heal of a fault, if there was one. */
  Optional<HealConfirmed> healed(String fault) {
    return events(HealConfirmed.class).stream()
        .filter(heal -> heal.fault().equals(fault))
        .findFirst();
  }

  /** Writes the file anew in the order of time; the old one stays until the new one is whole. */
  @Override
  public synchronized void close() throws IOException {
    writer.close();
    Path sorted = Path.of(file + ".sorted");
    try (JsonLinesWriter out = new JsonLinesWriter(sorted)) {
      for (TimelineEvent event : events()) {
        out.write(event);
      }
    }
    Files.move(sorted, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
