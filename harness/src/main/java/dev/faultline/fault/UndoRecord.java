package dev.faultline.fault;

import dev.faultline.bed.Part;
import dev.faultline.scenario.FaultKind;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What must be undone after a fault. Data only, never a command: whoever reads the journal decides
 * by the kind what to do, and does it only to containers with our label.
 *
 * @param id unique
 * @param bed the run whose label the container carries
 * @param containerId the container that was struck
 * @param part its name on the bed
 */
public record UndoRecord(
    String id, FaultKind kind, String bed, String containerId, String part, Instant at) {
  private static final Pattern CONTAINER_ID = Pattern.compile("[0-9a-f]{12,64}");

  public UndoRecord {
    if (!CONTAINER_ID.matcher(containerId).matches()) {
      throw new IllegalArgumentException("a container id is 12 to 64 hex digits: " + containerId);
    }
  }

  /** The record of a fault that is about to strike this part now. */
  public static UndoRecord of(FaultKind kind, Part part, String runId) {
    return of(kind, part.containerId(), part.name(), runId);
  }

  public static UndoRecord of(FaultKind kind, String containerId, String part, String runId) {
    return new UndoRecord(
        UUID.randomUUID().toString(), kind, runId, containerId, part, Instant.now());
  }
}
