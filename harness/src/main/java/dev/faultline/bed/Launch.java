package dev.faultline.bed;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network.Ipam;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.faultline.engine.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;
import org.testcontainers.utility.DockerImageName;

/** Turns a blueprint into a running container: labelled, limited, at its address. */
final class Launch {
  private static final double NANOS = 1e9;

  /** A service that cannot stay up is not started for ever. */
  private static final int MOST_RESTARTS = 10;

  private static final long MEGABYTE = 1024L * 1024;
  private final DockerClient docker;
  private final Layout layout;
  private final String network;
  private final Map<String, String> labels;

  Launch(DockerClient docker, BedOrder order, Layout layout) {
    this.docker = docker;
    this.layout = layout;
    this.network = "faultline-" + order.runId();
    this.labels = Map.of(Labels.BED, order.runId(), Labels.HOME, order.home().toString());
  }

  /** The network comes first: it has a range of its own, so that addresses can be fixed. */
  void makeNetwork() {
    docker
        .createNetworkCmd()
        .withName(network)
        .withDriver("bridge")
        .withCheckDuplicate(true)
        .withLabels(labels)
        .withIpam(
            new Ipam()
                .withConfig(
                    new Ipam.Config()
                        .withSubnet(layout.subnet())
                        .withGateway(layout.prefix() + ".1")))
        .exec();
  }

  /** Returns as soon as the process runs; whether it is ready is asked elsewhere. */
  @SuppressWarnings("resource") // The bed removes its containers itself, all at once.
  Part start(Blueprint blueprint) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(blueprint.image().name()))
            .withImagePullPolicy(image -> false)
            .withNetworkMode(network)
            .withEnv(blueprint.environment())
            .withLabels(labels)
            .withLabel(Labels.PART, blueprint.name())
            .withExposedPorts(blueprint.published().keySet().toArray(Integer[]::new))
            .withCreateContainerCmdModifier(command -> place(command, blueprint))
            .waitingFor(new NoWait());
    if (!blueprint.command().isEmpty()) {
      container.withCommand(blueprint.command().toArray(String[]::new));
    }
    blueprint.files().forEach((path, content) -> container.withCopyToContainer(content, path));
    container.start();
    return new Part(blueprint.name(), container.getContainerId(), blueprint.address());
  }

  private void place(CreateContainerCmd command, Blueprint blueprint) {
    HostConfig host = Objects.requireNonNull(command.getHostConfig());
    List<PortBinding> bindings =
        blueprint.published().entrySet().stream()
            .map(
                port ->
                    new PortBinding(
                        Binding.bindIpAndPort("127.0.0.1", port.getValue()),
                        ExposedPort.tcp(port.getKey())))
            .toList();
    host.withPortBindings(bindings).withMemory(blueprint.limits().memoryMegabytes() * MEGABYTE);
    if (blueprint.limits().cpus() > 0) {
      host.withNanoCPUs((long) (blueprint.limits().cpus() * NANOS));
    }
    // An init adopts what a command leaves behind: as the first process PostgreSQL took the death
    // of such an orphan for that of one of its own, and started anew.
    host.withInit(true);
    if (blueprint.supervised()) {
      host.withRestartPolicy(RestartPolicy.onFailureRestart(MOST_RESTARTS));
    }
    command.withIpv4Address(blueprint.address()).withHostName(blueprint.name());
    command.withName(network + "-" + blueprint.name());
  }

  /** Testcontainers asks published ports by commands inside the container; we ask the part. */
  private static final class NoWait implements WaitStrategy {
    @Override
    public void waitUntilReady(WaitStrategyTarget target) {}

    @Override
    public WaitStrategy withStartupTimeout(Duration timeout) {
      return this;
    }
  }
}
