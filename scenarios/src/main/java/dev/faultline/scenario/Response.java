package dev.faultline.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * What operations does about trouble, as a scenario file names it. The harness has one responder
 * for each record; a new kind is one record here, one entry in {@link ResponseKind} and one
 * responder there.
 */
public sealed interface Response
    permits AddPartitions, Adjust, Announce, Promote, Replay, Restart, Scale {
  /** The word behind {@code action:}. */
  ResponseKind kind();

  /** What is acted upon: a name out of {@link ResponseKind#targetsIn}. */
  String target();

  /** How long, in production, until it is done once more while its alert fires. */
  default Optional<Duration> again() {
    return Optional.empty();
  }
}
