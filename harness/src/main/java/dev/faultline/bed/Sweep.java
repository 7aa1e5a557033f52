package dev.faultline.bed;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.faultline.engine.Engine;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.engine.Labels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Removes containers and networks by label: after a run, and before one for what a crash left. */
public final class Sweep {
  private Sweep() {}

  /**
   * Removes all that any bed of this checkout left. Holding the lock proves that none of them is in
   * use.
   *
   * @return names of the parts that were still there
   */
  public static List<String> leftovers(BedLock lock) {
    return remove(Engine.client(), Map.of(Labels.HOME, lock.home().toString()));
  }

  /** Ends every process of a bed at once, so that its logs come to an end. */
  static void kill(DockerClient docker, String runId) {
    LabelledContainers ours = new LabelledContainers(docker);
    forEach(find(docker, Map.of(Labels.BED, runId)), found -> ours.kill(found.getId()));
  }

  static List<String> bed(DockerClient docker, String runId) {
    return remove(docker, Map.of(Labels.BED, runId));
  }

  private static List<String> remove(DockerClient docker, Map<String, String> label) {
    List<Container> containers = find(docker, label);
    forEach(containers, found -> remove(docker, found.getId()));
    for (Network network : docker.listNetworksCmd().exec()) {
      Map<String, String> labels = network.getLabels();
      if (labels != null && labels.entrySet().containsAll(label.entrySet())) {
        removeNetwork(docker, network.getId());
      }
    }
    return containers.stream()
        .map(found -> found.getLabels().getOrDefault(Labels.PART, found.getId()))
        .toList();
  }

  private static List<Container> find(DockerClient docker, Map<String, String> label) {
    return docker.listContainersCmd().withShowAll(true).withLabelFilter(label).exec();
  }

  private static void forEach(List<Container> containers, Consumer<Container> act) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              containers.stream()
                  .map(found -> CompletableFuture.runAsync(() -> act.accept(found), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  private static void remove(DockerClient docker, String id) {
    try {
      docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException | ConflictException e) {
      // Gone, or on its way out by somebody else's hand: both are what is wanted.
      return;
    }
  }

  private static void removeNetwork(DockerClient docker, String id) {
    try {
      docker.removeNetworkCmd(id).exec();
    } catch (NotFoundException e) {
      return;
    }
  }
}
