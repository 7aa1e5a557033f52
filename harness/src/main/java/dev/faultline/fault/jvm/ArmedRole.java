package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import java.time.Duration;
import java.util.Optional;

/**
 * A role with a cause in its process. The cause is the role's and not the process's: one that a
 * response starts anew gets it too. Thread-safe.
 */
final class ArmedRole {
  private final String target;
  private final Bed bed;
  private final String cause;
  private final Duration lasts;
  private String containerId;
  private RoleAgent agent;
  private Optional<Long> endNanos = Optional.empty();

  ArmedRole(String target, Bed bed, String cause, Duration lasts) {
    this.target = target;
    this.bed = bed;
    this.cause = cause;
    this.lasts = lasts;
    this.containerId = bed.part(target).containerId();
    this.agent = new RoleAgent(containerId, bed);
  }

  /** Loads the agent, unarmed. */
  synchronized void load() {
    agent.load();
  }

  synchronized void arm() {
    endNanos = Optional.of(System.nanoTime() + lasts.toNanos());
    agent.arm(lasts, cause);
  }

  /** To be called when the role has answered: if it does so out of another container, arms that. */
  synchronized void follow() {
    String now = bed.part(target).containerId();
    if (endNanos.isEmpty() || now.equals(containerId)) {
      return;
    }
    Duration left = Duration.ofNanos(endNanos.get() - System.nanoTime());
    if (left.isPositive()) {
      RoleAgent next = new RoleAgent(now, bed);
      try {
        next.load();
        next.arm(left, cause);
      } catch (IllegalStateException notYet) {
        // It has only begun to start; if it never obeys, the dose tells.
        return;
      }
      agent = next;
      containerId = now;
    }
  }

  synchronized void disarm() {
    if (endNanos.isPresent()) {
      endNanos = Optional.empty();
      agent.disarm();
    }
  }

  /** The cause that is armed, if any. */
  synchronized Optional<String> armed() {
    return agent.armed();
  }
}
