package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.api.model.EventType;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Writes the output of every container of a bed to {@code <part>.log} while it runs, so that a
 * crash of the harness keeps what was said. Listens to the engine's own start events: a container
 * that is killed and started again, by whomever, goes on in the same file.
 */
public final class LogStreams implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private final DockerClient docker;
  private final Map<String, LogFile> files = new ConcurrentHashMap<>();
  private final List<ResultCallback.Adapter<Frame>> streams = new CopyOnWriteArrayList<>();
  private final ResultCallback.Adapter<Event> events;
  private Optional<Path> folder;

  /** Follows every container that starts with this label from now on. */
  public LogStreams(DockerClient docker, Path folder, String bed) {
    this.docker = docker;
    this.folder = Optional.of(folder);
    try {
      Files.createDirectories(folder);
      events =
          docker
              .eventsCmd()
              .withEventTypeFilter(EventType.CONTAINER)
              .withEventFilter("start")
              .withLabelFilter(Map.of(Labels.BED, bed))
              .exec(
                  new ResultCallback.Adapter<Event>() {
                    @Override
                    public void onNext(Event event) {
                      follow(event);
                    }
                  });
      if (!events.awaitStarted(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new EngineUnavailable("The engine gave no stream of events within " + PATIENCE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for logs at " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while opening the stream of events", e);
    }
  }

  private void follow(Event event) {
    EventActor container = event.getActor();
    if (container == null || container.getId() == null || container.getAttributes() == null) {
      return;
    }
    String part = container.getAttributes().getOrDefault(Labels.PART, container.getId());
    LogFile file = file(part);
    streams.add(
        docker
            .logContainerCmd(container.getId())
            .withStdOut(true)
            .withStdErr(true)
            .withTimestamps(true)
            .withFollowStream(true)
            .exec(file.afterWhatItHas()));
  }

  private synchronized LogFile file(String part) {
    return files.computeIfAbsent(
        part,
        name -> {
          LogFile file = new LogFile(name + ".log");
          file.moveTo(folder);
          return file;
        });
  }

  /** From now on nothing is written: the files are whole. */
  public synchronized void leave() {
    folder = Optional.empty();
    files.values().forEach(file -> file.moveTo(folder));
  }

  /** From now on everything is written to files of the same names in another folder. */
  public synchronized void moveTo(Path next) {
    folder = Optional.of(next);
    files.values().forEach(file -> file.moveTo(folder));
  }

  /** Waits, with a bound, until stopped containers have said everything. */
  @Override
  public void close() throws IOException {
    events.close();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (ResultCallback.Adapter<Frame> stream : streams) {
      try (stream) {
        stream.awaitCompletion(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // Closing goes on: files are flushed line by line, so only the last words can lack.
        Thread.currentThread().interrupt();
      }
    }
    leave();
  }

  /** One part's output; each line starts with the engine's time stamp. */
  private static final class LogFile {
    private final String name;
    private OutputStream out = OutputStream.nullOutputStream();
    private String last = "";

    LogFile(String name) {
      this.name = name;
    }

    /** What was said so far is whole where it was; without a folder nothing more is kept. */
    synchronized void moveTo(Optional<Path> folder) {
      try {
        out.close();
        out =
            folder.isPresent()
                ? Files.newOutputStream(
                    folder.get().resolve(name),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)
                : OutputStream.nullOutputStream();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + name + " in " + folder, e);
      }
    }

    /** The engine repeats everything since the first start: lines up to the last one are known. */
    synchronized ResultCallback.Adapter<Frame> afterWhatItHas() {
      String known = last;
      return new ResultCallback.Adapter<>() {
        @Override
        public void onNext(Frame frame) {
          write(frame.getPayload(), known);
        }
      };
    }

    private synchronized void write(byte[] line, String known) {
      String stamp = stamp(line);
      if (!known.isEmpty() && stamp.compareTo(known) <= 0) {
        return;
      }
      last = stamp;
      try {
        out.write(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String stamp(byte[] line) {
      String start = new String(line, 0, Math.min(line.length, 40), StandardCharsets.UTF_8);
      int space = start.indexOf(' ');
      return space < 0 ? start : start.substring(0, space);
    }
  }
}
