package dev.faultline.history;

import dev.faultline.system.SystemUnderTest;
import java.util.HashSet;
import java.util.Set;

/** Finds out where a promised request ended, by looking into every store. */
public final class Fates {
  private final SystemUnderTest system;

  // Only what is stuck at the end is in here: it does not grow with calls that went well.
  private final Set<String> outbox = new HashSet<>();
  private final Set<String> deadLetters = new HashSet<>();

  Fates(SystemUnderTest system) {
    this.system = system;
  }

  void seeInOutbox(String requestId) {
    outbox.add(requestId);
  }

  void seeInDeadLetters(String requestId) {
    deadLetters.add(requestId);
  }

  public Fate of(Holder holder, String requestId) {
    if (holder.isIssued(requestId)) {
      return Fate.ISSUED;
    }
    if (outbox.contains(requestId)) {
      return Fate.IN_OUTBOX;
    }
    if (deadLetters.contains(requestId)
        || isLogged(holder, requestId, system.topics().deadLetter())) {
      return Fate.IN_DEAD_LETTERS;
    }
    if (isGivenUp(holder, requestId)) {
      return Fate.GIVEN_UP;
    }
    return isLogged(holder, requestId, system.topics().issue()) ? Fate.IN_TOPIC : Fate.LOST;
  }

  private boolean isGivenUp(Holder holder, String requestId) {
    return holder.claims.stream()
        .anyMatch(
            claim ->
                claim.requestId().equals(requestId)
                    && claim.state().equals(system.ledger().failedState()));
  }

  private static boolean isLogged(Holder holder, String requestId, String topic) {
    return holder.log.stream()
        .anyMatch(entry -> entry.topic().equals(topic) && entry.requestId().equals(requestId));
  }
}
