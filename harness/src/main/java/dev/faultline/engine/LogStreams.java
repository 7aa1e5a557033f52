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
  private final Path folder;
  private final Map<String, LogFile> files = new ConcurrentHashMap<>();
  private final List<ResultCallback.Adapter<Frame>> streams = new CopyOnWriteArrayList<>();
  private final ResultCallback.Adapter<Event> events;

  /** Follows every container that starts with this label from now on. */
  public LogStreams(DockerClient docker, Path folder, String bed) {
    this.docker = docker;
    this.folder = folder;
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
    LogFile file = files.computeIfAbsent(part, name -> new LogFile(folder.resolve(name + ".log")));
    streams.add(
        docker
            .logContainerCmd(container.getId())
            .withStdOut(true)
            .withStdErr(true)
            .withTimestamps(true)
            .withFollowStream(true)
            .exec(file.afterWhatItHas()));
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
    for (LogFile file : files.values()) {
      file.close();
    }
  }

  /** One part's output; each line starts with the engine's time stamp. */
  private static final class LogFile {
    private final OutputStream out;
    private String last = "";

    LogFile(Path path) {
      try {
        out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + path, e);
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

    synchronized void close() throws IOException {
      out.close();
    }
  }
}
