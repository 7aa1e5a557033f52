package dev.faultline.runner;

import dev.faultline.response.Responder;
import dev.faultline.response.Responders;
import dev.faultline.scenario.TimedResponse;
import dev.faultline.scenario.Trigger;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All responses of a scenario, beside its faults: each waits for its trigger on a thread of its
 * own, from the start of the fault phase until the load ends.
 */
final class Responses implements AutoCloseable {
  private static final Duration ASK_EVERY = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Scene scene;
  private final Map<TimedResponse, Responder> responders = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile Set<String> firing = Set.of();
  private volatile boolean late;

  Responses(Scene scene, Responders kinds) {
    this.scene = scene;
    for (TimedResponse response : scene.order().scenario().responses()) {
      responders.put(response, kinds.responder(response, scene.bed()));
    }
  }

  /** What takes time and changes nothing; before the warm-up. */
  void prepare() {
    responders.values().forEach(Responder::prepare);
  }

  /** From now on each comes when it is due. */
  void begin(Instant phaseStarted) {
    if (waitsForAlerts()) {
      running.add(threads.submit(this::askForAlerts));
    }
    responders.forEach(
        (response, responder) -> {
          ResponseRun run =
              new ResponseRun(
                  response,
                  responder,
                  scene.timeline(),
                  scene.await(),
                  scene.order().scenario().alertScale());
          running.add(
              threads.submit(
                  () -> run.run(phaseStarted, alert -> firing.contains(alert), () -> late)));
        });
  }

  /** Nothing is begun any more; what was begun is waited for, by its own bounds. */
  void end() {
    late = true;
    running.forEach(Responses::ended);
    running.clear();
  }

  private boolean waitsForAlerts() {
    return responders.keySet().stream()
        .anyMatch(response -> response.trigger() instanceof Trigger.When);
  }

  private void askForAlerts() {
    scene
        .await()
        .until(
            () -> {
              firing = firingNow();
              return late;
            },
            LONGEST,
            ASK_EVERY);
  }

  /** Who does not answer for once has told nothing new. */
  private Set<String> firingNow() {
    try {
      return scene.prometheus().firing();
    } catch (UncheckedIOException e) {
      return firing;
    }
  }

  private static void ended(Future<?> one) {
    try {
      one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A response could not be run", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while responses run", e);
    }
  }

  @Override
  public void close() {
    late = true;
    // Waits for every thread: each ends by its own bounds, or with the stop that was asked for.
    threads.close();
    responders.values().forEach(Responder::close);
  }
}
