package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Acts upon containers that carry our label, and refuses every other. Faults, heals and undo go
 * through here, so that a wrong id can never hurt somebody else's container. Every act may be
 * repeated: what is already so stays so. What goes on in one of them is {@link Inside}'s.
 */
public final class LabelledContainers {
  private static final double NANO_CPUS = 1e9;
  private static final long SLOW_PERIOD_MICROS = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DockerClient docker;
  private final Map<String, Shell> shells = new ConcurrentHashMap<>();

  /** What the engine says of a container. */
  public enum State {
    RUNNING,
    PAUSED,
    STOPPED,
    GONE
  }

  public LabelledContainers(DockerClient docker) {
    this.docker = docker;
  }

  /** For those that have no bed: undo of a killed run. */
  public static LabelledContainers ofThisMachine() {
    return new LabelledContainers(Engine.client());
  }

  /** Sends SIGKILL to the first process; returns once the container is down. */
  public void kill(String containerId) {
    switch (ours(containerId)) {
      case RUNNING, PAUSED -> {
        docker.killContainerCmd(containerId).exec();
        awaitDown(containerId);
      }
      case STOPPED, GONE -> {}
    }
  }

  /** Starts a stopped container; nothing happens to a running one. */
  public void start(String containerId) {
    ours(containerId);
    try {
      docker.startContainerCmd(containerId).exec();
    } catch (NotModifiedException e) {
      // It runs already, which is what was asked for.
      return;
    }
  }

  /** Ends what runs in a container at once, and starts it anew: every cause inside ends with it. */
  public void restart(String containerId) {
    kill(containerId);
    start(containerId);
  }

  /** Asks the first process to end, and kills it after the patience. */
  public void stop(String containerId, Duration patience) {
    switch (ours(containerId)) {
      case RUNNING, PAUSED -> {
        docker
            .stopContainerCmd(containerId)
            .withTimeout(Math.toIntExact(patience.toSeconds()))
            .exec();
        awaitDown(containerId);
      }
      case STOPPED, GONE -> {}
    }
  }

  /** Tells the first process to read its configuration again. */
  public void reload(String containerId) {
    ours(containerId);
    docker.killContainerCmd(containerId).withSignal("HUP").exec();
  }

  /** Ends it for good, and takes it away; nothing happens to one that is gone. */
  public void remove(String containerId) {
    if (ours(containerId) != State.GONE) {
      docker.removeContainerCmd(containerId).withForce(true).withRemoveVolumes(true).exec();
    }
  }

  /** When its process was started last, as the engine tells it. */
  public String startedAt(String containerId) {
    ours(containerId);
    return String.valueOf(docker.inspectContainerCmd(containerId).exec().getState().getStartedAt());
  }

  /** Freezes all processes; nothing happens to a paused one. */
  public void pause(String containerId) {
    if (ours(containerId) != State.PAUSED) {
      docker.pauseContainerCmd(containerId).exec();
    }
  }

  /** Wakes all processes; nothing happens to a running one. */
  public void unpause(String containerId) {
    if (ours(containerId) == State.PAUSED) {
      docker.unpauseContainerCmd(containerId).exec();
    }
  }

  /** Limits how much of the processors it gets, in processors; takes effect at once. */
  public void limitCpus(String containerId, double cpus) {
    ours(containerId);
    docker.updateContainerCmd(containerId).withNanoCPUs(Math.round(cpus * NANO_CPUS)).exec();
  }

  /**
   * Limits how much of the processors it gets, handed out every 20 ms: it is slower, but never
   * stands still for long. Only for a container that has no other limit.
   */
  public void slowDown(String containerId, double cpus) {
    ours(containerId);
    docker
        .updateContainerCmd(containerId)
        .withCpuPeriod(SLOW_PERIOD_MICROS)
        .withCpuQuota(Math.round(cpus * SLOW_PERIOD_MICROS))
        .exec();
  }

  /** Takes back {@link #slowDown}. */
  public void speedUp(String containerId) {
    ours(containerId);
    docker.updateContainerCmd(containerId).withCpuQuota(-1L).exec();
  }

  /** Its limit in processors; all of the machine's where it has none. */
  public double cpus(String containerId) {
    ours(containerId);
    Long nanos = docker.inspectContainerCmd(containerId).exec().getHostConfig().getNanoCPUs();
    return nanos == null || nanos == 0
        ? Runtime.getRuntime().availableProcessors()
        : nanos / NANO_CPUS;
  }

  /** Never throws for a container that is gone. */
  public State state(String containerId) {
    return ours(containerId);
  }

  /** To run commands in it, to lay files into it, and to hear what it says. */
  public Inside inside(String containerId) {
    ours(containerId);
    return new Inside(docker, containerId, shells);
  }

  /** Port of 127.0.0.1 that leads to a port inside. */
  public int publishedPort(String containerId, int inside) {
    ours(containerId);
    var bindings =
        docker
            .inspectContainerCmd(containerId)
            .exec()
            .getNetworkSettings()
            .getPorts()
            .getBindings()
            .get(ExposedPort.tcp(inside));
    if (bindings == null || bindings.length == 0) {
      throw new IllegalStateException(
          "Port " + inside + " of container " + containerId + " is not published");
    }
    return Integer.parseInt(bindings[0].getHostPortSpec());
  }

  /** State, restarts, exit code, out of memory, last start and last end, parted by tabs. */
  public String story(String containerId) {
    State state = ours(containerId);
    if (state == State.GONE) {
      return state + "\t-\t-\t-\t-\t-";
    }
    InspectContainerResponse found = docker.inspectContainerCmd(containerId).exec();
    return "%s\t%s\t%s\t%s\t%s\t%s"
        .formatted(
            state,
            found.getRestartCount(),
            found.getState().getExitCodeLong(),
            found.getState().getOOMKilled(),
            found.getState().getStartedAt(),
            found.getState().getFinishedAt());
  }

  /** Environment, command and limits of a container; empty for one that is gone. */
  public Map<String, String> settings(String containerId) {
    if (ours(containerId) == State.GONE) {
      return Map.of();
    }
    InspectContainerResponse found = docker.inspectContainerCmd(containerId).exec();
    Map<String, String> settings = new TreeMap<>();
    String[] environment = found.getConfig().getEnv();
    for (String variable : environment == null ? new String[0] : environment) {
      int equals = variable.indexOf('=');
      settings.put("environment." + variable.substring(0, equals), variable.substring(equals + 1));
    }
    settings.put("command", String.join(" ", found.getArgs()));
    settings.put("cpus", String.valueOf(found.getHostConfig().getNanoCPUs()));
    settings.put("memory", String.valueOf(found.getHostConfig().getMemory()));
    return settings;
  }

  private State ours(String containerId) {
    InspectContainerResponse found;
    try {
      found = docker.inspectContainerCmd(containerId).exec();
    } catch (NotFoundException e) {
      return State.GONE;
    }
    Map<String, String> labels = found.getConfig().getLabels();
    if (labels == null || !labels.containsKey(Labels.BED)) {
      throw new IllegalArgumentException(
          "Container "
              + containerId
              + " does not carry the label "
              + Labels.BED
              + ": it is not ours to touch");
    }
    ContainerState state = found.getState();
    if (Boolean.TRUE.equals(state.getPaused())) {
      return State.PAUSED;
    }
    return Boolean.TRUE.equals(state.getRunning()) ? State.RUNNING : State.STOPPED;
  }

  private void awaitDown(String containerId) {
    docker
        .waitContainerCmd(containerId)
        .start()
        .awaitStatusCode(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
