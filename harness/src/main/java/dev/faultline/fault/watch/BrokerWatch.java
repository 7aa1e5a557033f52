package dev.faultline.fault.watch;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Watches one broker through the harness's own listener: whether metadata names it, and whether
 * sends to a partition that only it holds are acknowledged. Looks several times a second, on two
 * threads of its own, so that a hanging send does not hide the metadata.
 */
final class BrokerWatch implements Watch {
  private static final long METADATA_INTERVAL_MILLIS = 200;
  private static final long SEND_INTERVAL_MILLIS = 500;
  private static final Duration SEND_EVIDENCE_WITHIN = Duration.ofSeconds(5);
  private static final double MOST_FAILED_SENDS = 1_000_000;

  private final String part;
  private final BrokerProbe probe;
  private final Looks looks;
  private final PartHistory history = new PartHistory();

  BrokerWatch(String bootstrap, String part) {
    this.part = part;
    this.probe = new BrokerProbe(bootstrap, Integer.parseInt(part.substring("kafka-".length())));
    this.looks = new Looks(part, 2);
  }

  @Override
  public void start() {
    probe.open();
    looks.repeat(this::lookAtMetadata, METADATA_INTERVAL_MILLIS);
    looks.repeat(this::send, SEND_INTERVAL_MILLIS);
  }

  @Override
  public void faultStarts() {
    history.faultStarts(Instant.now());
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    return history
        .absentSince()
        .filter(since -> history.failedSends() > 0)
        .map(
            since ->
                "%s absent from metadata since %s, %d probe sends failed"
                    .formatted(part, since, history.failedSends()));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.presentAgain().filter(this::askedForLongEnough).map(this::healedAt);
  }

  /** An acknowledged send is better evidence: it is given some time, but the clock is metadata. */
  private boolean askedForLongEnough(Instant presentAt) {
    return history.ackedAgain().isPresent()
        || Instant.now().isAfter(presentAt.plus(SEND_EVIDENCE_WITHIN));
  }

  private Healed healedAt(Instant presentAt) {
    String send =
        history
            .ackedAgain()
            .map(at -> "a probe send was acknowledged at " + at)
            .orElse("no probe send was acknowledged within " + SEND_EVIDENCE_WITHIN);
    return new Healed(presentAt, part + " answers metadata again; " + send);
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    looks.check();
    return List.of(
        Dose.seconds("absent-seconds", asked, history.absence(Instant.now()), allowance),
        new Dose("failed-sends", "sends", 1, history.failedSends(), 1, MOST_FAILED_SENDS));
  }

  private void lookAtMetadata() {
    Instant asked = Instant.now();
    boolean present = probe.present();
    history.looked(asked, Instant.now(), present);
  }

  private void send() {
    Instant sent = Instant.now();
    boolean acknowledged = probe.acknowledged();
    history.sent(sent, Instant.now(), acknowledged);
  }

  @Override
  public void close() {
    looks.close();
    probe.close();
  }
}
