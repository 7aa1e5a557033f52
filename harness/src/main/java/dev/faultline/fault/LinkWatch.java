package dev.faultline.fault;

import dev.faultline.bed.Link;
import dev.faultline.engine.LabelledContainers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Watches links from inside the roles that use them: whether they are open, and how slow. */
final class LinkWatch implements Watch {
  private static final long INTERVAL_MILLIS = 500;
  private static final int MICROS = 1000;

  private final String target;
  private final List<LinkProbe> probes;
  private final Looks looks;
  private final PartHistory history = new PartHistory();
  private final List<Long> microsBefore = new ArrayList<>();
  private final List<Long> microsDuring = new ArrayList<>();
  private boolean striking;
  private boolean ended;

  LinkWatch(String target, List<Link> links, LabelledContainers containers) {
    this.target = target;
    this.probes = links.stream().map(link -> new LinkProbe(link, containers)).toList();
    this.looks = new Looks(target, 1);
  }

  @Override
  public void start() {
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    Instant asked = Instant.now();
    List<OptionalLong> answers = answers();
    history.looked(asked, Instant.now(), answers.stream().allMatch(OptionalLong::isPresent));
    answers.stream().flatMapToLong(OptionalLong::stream).max().ifPresent(this::took);
  }

  /** All links at once: a slow one must not make the others wait for their turn. */
  private List<OptionalLong> answers() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return probes.stream().map(probe -> threads.submit(probe::micros)).toList().stream()
          .map(LinkWatch::answer)
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

  private synchronized void took(long micros) {
    if (ended) {
      return;
    }
    (striking ? microsDuring : microsBefore).add(micros);
  }

  @Override
  public synchronized void faultStarts() {
    history.faultStarts(Instant.now());
    striking = true;
  }

  @Override
  public synchronized void faultEnds() {
    history.faultEnds(Instant.now());
    ended = true;
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    return history.absentSince().map(since -> target + " is closed since " + since);
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.presentAgain().map(at -> new Healed(at, target + " is open again"));
  }

  /** How much slower the links are during the fault than before, by their medians. */
  synchronized Duration addedLatency() {
    looks.check();
    long added = median(microsDuring) - median(microsBefore);
    return Duration.ofNanos(Math.max(0, added) * MICROS);
  }

  synchronized int slowAnswers() {
    return microsDuring.size();
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    looks.check();
    return List.of(
        Dose.seconds("closed-seconds", asked, history.absence(Instant.now()), allowance));
  }

  private static long median(List<Long> values) {
    return values.isEmpty()
        ? 0
        : values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
  }

  @Override
  public void close() {
    looks.close();
  }
}
