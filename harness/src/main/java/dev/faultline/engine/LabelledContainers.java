package dev.faultline.engine;

import java.time.Duration;
import java.util.List;

/**
 * Acts upon containers that carry our label, and refuses every other. Faults, heals and undo go
 * through here, so that a wrong id can never hurt somebody else's container.
 */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class LabelledContainers {
  /** What the engine says of a container. */
  public enum State {
    RUNNING,
    PAUSED,
    STOPPED,
    GONE
  }

  /** What a command inside a container said. */
  public record Answer(int exitCode, String output) {}

  private LabelledContainers() {}

  /** For those that have no bed: undo of a killed run. */
  public static LabelledContainers ofThisMachine() {
    return new LabelledContainers();
  }

  /** Sends SIGKILL to the first process; returns once the container is down. */
  public void kill(String containerId) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Starts a stopped container; nothing happens to a running one. */
  public void start(String containerId) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Asks the first process to end, and kills it after the patience. */
  public void stop(String containerId, Duration patience) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Freezes all processes; nothing happens to a paused one. */
  public void pause(String containerId) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Wakes all processes; nothing happens to a running one. */
  public void unpause(String containerId) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Never throws for a container that is gone. */
  public State state(String containerId) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Runs a command inside. */
  public Answer exec(String containerId, Duration patience, List<String> command) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The last lines of output. */
  public String logs(String containerId, int lines) {
    throw new UnsupportedOperationException("not yet");
  }
}
