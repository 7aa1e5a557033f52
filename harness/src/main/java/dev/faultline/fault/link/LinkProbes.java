package dev.faultline.fault.link;

import dev.faultline.bed.Bed;
import dev.faultline.bed.LinkProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks through all links of a target at once, from inside the roles that use them. */
final class LinkProbes {
  /** Between two rounds; each question costs a process in a container. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final int NANOS_PER_MICRO = 1000;

  private final List<LinkProbe> probes;

  private LinkProbes(List<LinkProbe> probes) {
    this.probes = probes;
  }

  static LinkProbes of(String target, Bed bed) {
    return new LinkProbes(
        bed.links(target).stream().map(link -> new LinkProbe(link, bed, ANSWER_WITHIN)).toList());
  }

  /** How long the slowest link took to answer; empty if one of them did not. */
  Optional<Duration> slowestAnswer() {
    List<OptionalLong> micros = micros();
    if (!micros.stream().allMatch(OptionalLong::isPresent)) {
      return Optional.empty();
    }
    long most = micros.stream().mapToLong(OptionalLong::getAsLong).max().orElseThrow();
    return Optional.of(Duration.ofNanos(most * NANOS_PER_MICRO));
  }

  /** All at once: a slow link must not make the others wait for their turn. */
  private List<OptionalLong> micros() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return probes.stream().map(probe -> threads.submit(probe::micros)).toList().stream()
          .map(LinkProbes::answer)
          .toList();
    }
  }

  private static OptionalLong answer(Future<OptionalLong> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A link could not be asked", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }
}
