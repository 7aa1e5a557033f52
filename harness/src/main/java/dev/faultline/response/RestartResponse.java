package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.watch.ReadyQuestion;
import dev.faultline.scenario.Restart;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a role's process in good order, if there is one, and starts its container again. Confirmed
 * when another process than before is ready.
 */
final class RestartResponse implements Responder {
  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);

  private final String target;
  private final Bed bed;
  private final ReadyQuestion ready;
  private String before = "";

  RestartResponse(Restart restart, Bed bed) {
    this.target = restart.target();
    this.bed = bed;
    this.ready = new ReadyQuestion(bed.addresses().ready(target), ANSWERS_WITHIN);
  }

  @Override
  public void act() {
    LabelledContainers containers = bed.containers();
    before = containers.startedAt(id());
    containers.stop(id(), GOODBYE);
    containers.start(id());
  }

  @Override
  public Optional<String> confirmed() {
    if (!ready.answered()) {
      return Optional.empty();
    }
    String now = bed.containers().startedAt(id());
    return now.equals(before)
        ? Optional.empty()
        : Optional.of("%s is ready, its process started at %s".formatted(target, now));
  }

  private String id() {
    return bed.part(target).containerId();
  }
}
