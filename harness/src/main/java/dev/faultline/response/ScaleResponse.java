package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.scenario.Scale;
import dev.faultline.stores.ConsumerGroup;
import dev.faultline.stores.ConsumerGroup.Members;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Starts further containers of the role that consumes, all at once. Confirmed by the coordinator of
 * their group: each came as a member, more members than before have partitions, and nothing is
 * being moved.
 */
final class ScaleResponse implements Responder {
  private final Scale scale;
  private final Bed bed;
  private final ConsumerGroup group;
  private final List<Part> added = new CopyOnWriteArrayList<>();
  private Optional<Members> before = Optional.empty();

  ScaleResponse(Scale scale, Bed bed) {
    this.scale = scale;
    this.bed = bed;
    this.group = new ConsumerGroup(bed.system().topics(), bed.addresses().kafka());
  }

  @Override
  public void prepare() {
    bed.extension().prepare();
  }

  @Override
  public void act() {
    before = Optional.of(group.members());
    int lacking = scale.to() - (int) running();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> starting =
          IntStream.range(0, lacking)
              .mapToObj(one -> threads.submit(() -> added.add(bed.extension().add(scale.target()))))
              .toList();
      for (Future<Boolean> one : starting) {
        ended(one);
      }
    }
  }

  private long running() {
    return bed.roleParts().stream()
        .filter(part -> part.name().matches(scale.target() + "-\\d+"))
        .count();
  }

  private static void ended(Future<Boolean> start) {
    try {
      start.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A container could not be added", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while containers were added", e);
    }
  }

  @Override
  public Optional<String> confirmed() {
    if (before.isEmpty() || running() != scale.to()) {
      return Optional.empty();
    }
    Members was = before.get();
    Members is = group.members();
    return is.members() >= was.members() + added.size()
            && is.working() > was.working()
            && group.stable()
        ? Optional.of(
            "%d containers of %s; members of the group %d before, %d now; with partitions %d before, %d now, of %d partitions"
                .formatted(
                    scale.to(),
                    scale.target(),
                    was.members(),
                    is.members(),
                    was.working(),
                    is.working(),
                    is.partitions()))
        : Optional.empty();
  }

  @Override
  public void close() {
    group.close();
  }
}
