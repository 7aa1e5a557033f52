package dev.faultline.run;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.faultline.scenario.PhaseName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that the harness did or noticed, in the order of time; one JSON line each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
public sealed interface TimelineEvent {
  Instant at();

  @JsonTypeName("phase-started")
  record PhaseStarted(Instant at, PhaseName phase) implements TimelineEvent {}

  /**
   * @param met whether its conditions held; false when the deadline ended it
   * @param reason what ended it, in words
   */
  @JsonTypeName("phase-ended")
  record PhaseEnded(Instant at, PhaseName phase, boolean met, String reason)
      implements TimelineEvent {}

  /** The steady-state gate. Each condition is one event, for example accepted > 0 or fsync on. */
  @JsonTypeName("steady")
  record SteadyCondition(Instant at, String condition, boolean holds, String found)
      implements TimelineEvent {}

  /** The undo record is on disk and the injection starts now. */
  @JsonTypeName("fault-injected")
  record FaultInjected(Instant at, String fault, String kind, String target)
      implements TimelineEvent {}

  /** The fault was seen to bite. */
  @JsonTypeName("fault-confirmed")
  record FaultConfirmed(Instant at, String fault, String evidence) implements TimelineEvent {}

  /**
   * The time of a fault that has nothing to strike on this system is over, and nothing was done.
   *
   * @param lacks what the system file would have to tell
   */
  @JsonTypeName("fault-without-grip")
  record FaultWithoutGrip(Instant at, Instant from, String fault, String kind, String lacks)
      implements TimelineEvent {}

  @JsonTypeName("heal-started")
  record HealStarted(Instant at, String fault) implements TimelineEvent {}

  /** The fault was seen to be gone; the recovery clocks start here. */
  @JsonTypeName("heal-confirmed")
  record HealConfirmed(Instant at, String fault, String evidence) implements TimelineEvent {}

  /** Healing or its confirmation failed. */
  @JsonTypeName("heal-failed")
  record HealFailed(Instant at, String fault, String reason) implements TimelineEvent {}

  /**
   * A dose of a fault: what was asked and what was measured, in {@code unit}. Measured outside
   * {@code least} to {@code most} makes the run INVALID.
   */
  @JsonTypeName("dose")
  record DoseMeasured(
      Instant at,
      String fault,
      String dose,
      String unit,
      double asked,
      double measured,
      double least,
      double most)
      implements TimelineEvent {
    /** Whether what was measured is within the range that is fair. */
    public boolean asAsked() {
      return measured >= least && measured <= most;
    }
  }

  /** The fault phase of a scenario without faults is over; the recovery clocks start here. */
  @JsonTypeName("undisturbed")
  record Undisturbed(Instant at, Instant from) implements TimelineEvent {}

  /**
   * How the requests that a fault itself sent were answered.
   *
   * @param refused with the status that they deserve, or with 429
   * @param others how often each other status came; 0 is no answer
   */
  @JsonTypeName("requests-answered")
  record RequestsAnswered(Instant at, String fault, long refused, Map<Integer, Long> others)
      implements TimelineEvent {
    public RequestsAnswered {
      others = Map.copyOf(others);
    }
  }

  /**
   * Operations begins to act.
   *
   * @param action the word of its kind
   * @param trigger what made it come, in words
   */
  @JsonTypeName("response-started")
  record ResponseStarted(Instant at, String response, String action, String target, String trigger)
      implements TimelineEvent {}

  /** What operations did was measured at the real part. */
  @JsonTypeName("response-confirmed")
  record ResponseConfirmed(Instant at, String response, String evidence) implements TimelineEvent {}

  /** A response never came, could not be done, or was not seen to have taken effect. */
  @JsonTypeName("response-failed")
  record ResponseFailed(Instant at, String response, String reason) implements TimelineEvent {}

  /**
   * What users read on the status page changed; the first look is one too.
   *
   * @param shows whether it told of the delay
   * @param found in words
   */
  @JsonTypeName("status-page")
  record StatusPageSeen(Instant at, StatusPage shows, String found) implements TimelineEvent {
    /** What the page said. */
    public enum StatusPage {
      DELAYED,
      NOT_DELAYED,
      NO_ANSWER
    }
  }

  @JsonTypeName("alert-firing")
  record AlertFiring(Instant at, String alert) implements TimelineEvent {}

  @JsonTypeName("alert-cleared")
  record AlertCleared(Instant at, String alert) implements TimelineEvent {}

  /**
   * A notice as a person would have got it.
   *
   * @param channel {@code slack} or {@code email}
   * @param to whose channel or mailbox: L1, L2 or all
   * @param firing false when it says that the alert cleared
   */
  @JsonTypeName("notice")
  record NoticeReceived(
      Instant at,
      String channel,
      String to,
      String alert,
      boolean firing,
      String title,
      String text)
      implements TimelineEvent {
    /** Every way in which people are told. */
    public static final List<String> CHANNELS = List.of("slack", "email");
  }

  /**
   * The generator has ended.
   *
   * @param exitCode 0 when it ended as told
   * @param startedCalls lines that it wrote
   * @param cpuSeconds CPU time of its process
   */
  @JsonTypeName("load-ended")
  record LoadEnded(Instant at, int exitCode, long startedCalls, double cpuSeconds, String detail)
      implements TimelineEvent {}

  /** One proof that nothing of the fault is left. */
  @JsonTypeName("residue")
  record ResidueChecked(Instant at, String condition, boolean clean, String found)
      implements TimelineEvent {}

  /** The harness broke or was interrupted: the run is an ERROR. */
  @JsonTypeName("harness-error")
  record HarnessError(Instant at, String doing, String message) implements TimelineEvent {}
}
