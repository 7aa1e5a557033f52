package dev.faultline.run;

import dev.faultline.run.TimelineEvent.DoseMeasured;
import java.util.List;

/**
 * What the last leg keeps of the first one, so that it can be judged with nothing else at hand.
 *
 * @param system that it ran on
 * @param run the last names of its run directory: start, scenario and attempt
 * @param verdict the word of its verdict
 * @param seed of every draw of that run
 * @param manifestSha256 of its manifest, which holds the hash of each of its files
 * @param doses that its faults were measured to have had
 */
public record FirstLeg(
    String system,
    String run,
    String verdict,
    long seed,
    String manifestSha256,
    List<DoseMeasured> doses) {
  public FirstLeg {
    doses = List.copyOf(doses);
  }
}
