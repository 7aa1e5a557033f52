package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.Kill;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Kills a broker's process and starts its container again. The dose is the time in which the broker
 * is absent from the cluster's metadata, as the harness's own listener shows it, and the sends that
 * failed meanwhile.
 */
final class KillInjector implements Injector {
  /** A broker may need this long to boot; the absence may be longer by it. */
  private static final Duration BOOT_ALLOWANCE = Duration.ofSeconds(15);

  private static final Duration SEND_EVIDENCE_WITHIN = Duration.ofSeconds(5);
  private static final double LEAST_SHARE_OF_ABSENCE = 0.9;
  private static final double MOST_FAILED_SENDS = 1_000_000;

  private final Duration lasts;
  private final UndoRecord undo;
  private final LabelledContainers containers;
  private final BrokerWatch broker;

  private KillInjector(
      Duration lasts, UndoRecord undo, LabelledContainers containers, BrokerWatch broker) {
    this.lasts = lasts;
    this.undo = undo;
    this.containers = containers;
    this.broker = broker;
  }

  static KillInjector of(Kill kill, Duration lasts, Bed bed, String runId) {
    Part part = bed.part(kill.target());
    UndoRecord undo =
        new UndoRecord(
            UUID.randomUUID().toString(),
            FaultKind.KILL,
            runId,
            part.containerId(),
            part.name(),
            Instant.now());
    int number = Integer.parseInt(kill.target().substring("kafka-".length()));
    return new KillInjector(
        lasts, undo, bed.containers(), new BrokerWatch(bed.kafkaBootstrap(), number));
  }

  /** Undoes a kill of a run that is no more. */
  static void undo(UndoRecord left, LabelledContainers containers) {
    containers.start(left.containerId());
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  @Override
  public void watch() {
    broker.start();
  }

  @Override
  public void inject() {
    broker.faultStarts();
    containers.kill(undo.containerId());
  }

  @Override
  public Optional<String> bite() {
    return broker
        .absentSince()
        .filter(since -> broker.failedSends() > 0)
        .map(
            since ->
                "%s absent from metadata since %s, %d probe sends failed"
                    .formatted(undo.part(), since, broker.failedSends()));
  }

  @Override
  public void heal() {
    containers.start(undo.containerId());
    broker.faultEnds();
  }

  @Override
  public Optional<Healed> healed() {
    return broker.presentAgain().filter(this::askedForLongEnough).map(this::healedAt);
  }

  /** An acknowledged send is better evidence: it is given some time, but the clock is metadata. */
  private boolean askedForLongEnough(Instant presentAt) {
    return broker.ackedAgain().isPresent()
        || Instant.now().isAfter(presentAt.plus(SEND_EVIDENCE_WITHIN));
  }

  private Healed healedAt(Instant presentAt) {
    String send =
        broker
            .ackedAgain()
            .map(at -> "a probe send was acknowledged at " + at)
            .orElse("no probe send was acknowledged within " + SEND_EVIDENCE_WITHIN);
    return new Healed(presentAt, undo.part() + " answers metadata again; " + send);
  }

  @Override
  public List<Dose> doses() {
    double asked = lasts.toMillis() / 1000.0;
    return List.of(
        new Dose(
            "absent-seconds",
            "s",
            asked,
            broker.absence().toMillis() / 1000.0,
            asked * LEAST_SHARE_OF_ABSENCE,
            asked + BOOT_ALLOWANCE.toSeconds()),
        new Dose("failed-sends", "sends", 1, broker.failedSends(), 1, MOST_FAILED_SENDS));
  }

  @Override
  public void close() {
    broker.close();
  }
}
