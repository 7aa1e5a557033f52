package dev.faultline.runner;

import dev.faultline.run.Call;
import dev.faultline.run.RawCall;
import dev.faultline.run.Sample;
import dev.faultline.scenario.Metric;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each second, while the load goes on, what became of requests that were accepted a moment
 * ago, as their owners would. The id of a 202 must be known whatever the answer is read from. Asks
 * nothing where no SLO bounds it: it is load, too.
 */
final class StatusReads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusReads.class);
  private static final int OK = 200;
  private static final int EACH_SECOND = 10;

  private final Scene scene;
  private final CallTail tail;
  private final CallRecords records;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("status-reads").factory());

  private StatusReads(Scene scene, Load load) {
    this.scene = scene;
    this.tail = new CallTail(load.folder().calls());
    this.records = new CallRecords(scene.answers(), new PhaseClock(scene.timeline().events()), 0);
  }

  static StatusReads start(Scene scene, Load load) {
    StatusReads reads = new StatusReads(scene, load);
    if (scene.order().scenario().slo().stream()
        .anyMatch(slo -> slo.metric() == Metric.STATUS_ERRORS)) {
      reads.ticks.scheduleAtFixedRate(reads::tick, 1, 1, TimeUnit.SECONDS).state();
    }
    return reads;
  }

  /** One value for each second in which there was somebody to ask for. */
  List<Sample> samples() {
    return List.copyOf(samples);
  }

  private void tick() {
    try {
      List<Call> fresh = fresh();
      if (!fresh.isEmpty()) {
        // Whole seconds, as the samples of Prometheus.
        long second = scene.timeline().now().getEpochSecond() * 1000;
        samples.add(new Sample(second, Metric.STATUS_ERRORS.word(), errors(fresh)));
      }
    } catch (IOException e) {
      // A second without a value is absent, never 0: the SLO misses it.
      LOG.warn("the status of no request could be asked: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Call> fresh() throws IOException {
    List<Call> accepted = new ArrayList<>();
    for (RawCall raw : tail.next()) {
      Call call = records.stamped(raw);
      if (call.outcome() == Outcome.ACCEPTED) {
        accepted.add(call);
      }
    }
    return accepted.subList(Math.max(0, accepted.size() - EACH_SECOND), accepted.size());
  }

  private long errors(List<Call> calls) throws InterruptedException {
    List<Callable<Integer>> questions =
        calls.stream().map(call -> (Callable<Integer>) () -> status(call)).toList();
    return askers.invokeAll(questions).stream()
        .filter(answer -> answer.state() != Future.State.SUCCESS || answer.resultNow() != OK)
        .count();
  }

  private int status(Call call) {
    return scene.api().status(call.requestId(), call.user()).status();
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    askers.shutdownNow();
  }
}
