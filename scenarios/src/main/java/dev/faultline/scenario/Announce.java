package dev.faultline.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * Operators tell users on the status page, by the API that the system file tells under {@code
 * requests.operations.announce}.
 *
 * @param target the container that is asked, such as {@code worker-1}
 * @param ko what users read in Korean
 * @param en and in English
 * @param waitingScreen whether front ends are told to lead users to the waiting screen, until all
 *     is well again
 * @param every how long, in production, users wait for the next briefing while the alert fires
 */
public record Announce(
    String target, String ko, String en, boolean waitingScreen, Optional<Duration> every)
    implements Response {
  @Override
  public ResponseKind kind() {
    return ResponseKind.ANNOUNCE;
  }

  @Override
  public Optional<Duration> again() {
    return every;
  }
}
