package dev.faultline.fault.traffic;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.run.SurgeReport;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.Surge;
import dev.faultline.scenario.TimedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A second load comes beside the first. The generator sends and records it, so its calls are judged
 * as all others are; the dose is how many a second it started.
 */
public final class SurgeFault implements Injector {
  /** One that started may be chance. */
  private static final long EVIDENCE = 10;

  private static final double LEAST_SHARE = 0.9;
  private static final double MOST_SHARE = 1.1;

  private final UndoRecord undo;
  private final String name;
  private final Surge asked;
  private final Duration lasts;
  private final Crowd crowd;
  private Optional<Instant> over = Optional.empty();

  private SurgeFault(UndoRecord undo, TimedFault fault, Surge asked, Crowd crowd) {
    this.undo = undo;
    this.name = fault.name();
    this.asked = asked;
    this.lasts = fault.lasts();
    this.crowd = crowd;
  }

  public static Injector of(Surge asked, TimedFault fault, Bed bed, String runId, Crowd crowd) {
    String role = bed.system().requests().issue().role();
    return new SurgeFault(
        UndoRecord.of(FaultKind.SURGE, bed.part(role + "-1"), runId), fault, asked, crowd);
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  /** The generator counts for itself. */
  @Override
  public void watch() {}

  @Override
  public void inject() {
    crowd.come(name);
  }

  @Override
  public Optional<String> bite() {
    long started = started();
    return started < EVIDENCE
        ? Optional.empty()
        : Optional.of(started + " requests were started beside the load so far");
  }

  @Override
  public void heal() {
    crowd.stop(name);
  }

  @Override
  public Optional<Healed> healed() {
    if (crowd.came(name).filter(SurgeReport::over).isPresent()) {
      over = over.or(() -> Optional.of(Instant.now()));
    }
    return over.map(at -> new Healed(at, "nobody comes beside the load any more"));
  }

  @Override
  public List<Dose> doses() {
    double perSecond = asked.rate().perSecond();
    return List.of(
        new Dose(
            "started-rate",
            "/s",
            perSecond,
            started() / (lasts.toMillis() / 1000.0),
            perSecond * LEAST_SHARE,
            perSecond * MOST_SHARE));
  }

  private long started() {
    return crowd.came(name).map(SurgeReport::startedCalls).orElse(0L);
  }

  /** The generator ends by itself. */
  @Override
  public void close() {}
}
