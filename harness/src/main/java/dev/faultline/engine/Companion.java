package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.faultline.engine.Inside.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A container that shares the network of another one and may change its firewall, so that the other
 * needs neither the tools nor the right to. It carries the labels of the bed, and goes with it.
 */
public final class Companion {
  /** Longer than any run; whoever is forgotten ends by itself. */
  private static final String SECONDS = "3600";

  private final DockerClient docker;
  private final String id;

  private Companion(DockerClient docker, String id) {
    this.docker = docker;
    this.id = id;
  }

  /** Starts beside a running container with our label. */
  public static Companion of(DockerClient docker, Images.Image image, String containerId) {
    Map<String, String> labels =
        new HashMap<>(
            Map.copyOf(docker.inspectContainerCmd(containerId).exec().getConfig().getLabels()));
    if (!labels.containsKey(Labels.BED)) {
      throw new IllegalArgumentException(
          "Container %s does not carry the label %s: it is not ours to touch"
              .formatted(containerId, Labels.BED));
    }
    labels.merge(Labels.PART, "-net", String::concat);
    String id =
        docker
            .createContainerCmd(image.name())
            .withLabels(labels)
            .withEntrypoint("sleep")
            .withCmd(SECONDS)
            .withHostConfig(
                HostConfig.newHostConfig()
                    .withNetworkMode("container:" + containerId)
                    .withInit(true)
                    .withCapAdd(Capability.NET_ADMIN))
            .exec()
            .getId();
    docker.startContainerCmd(id).exec();
    return new Companion(docker, id);
  }

  /** Runs a command in the shared network. */
  public Answer run(Duration patience, List<String> command) {
    return new LabelledContainers(docker).inside(id).exec(patience, command);
  }
}
