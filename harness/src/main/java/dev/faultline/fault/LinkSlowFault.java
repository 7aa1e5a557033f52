package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LinkSlow;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets proxies hold back what a store answers; the dose is the latency that a role then sees. */
final class LinkSlowFault implements Injector {
  private static final String TOXIC = "faultline-latency";

  /** One answer may be late by chance. */
  private static final int ANSWERS_FOR_EVIDENCE = 2;

  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_SHARE = 1.5;
  private static final double NOISE_MILLIS = 100;

  private final UndoRecord undo;
  private final Links links;
  private final LinkWatch watch;
  private final LinkSlow asked;

  private LinkSlowFault(UndoRecord undo, Links links, LinkWatch watch, LinkSlow asked) {
    this.undo = undo;
    this.links = links;
    this.watch = watch;
    this.asked = asked;
  }

  static Injector of(LinkSlow slow, Bed bed, String runId) {
    return new LinkSlowFault(
        Links.undoRecord(FaultKind.LINK_SLOW, slow.target(), bed, runId),
        Links.of(slow.target(), bed),
        new LinkWatch(slow.target(), bed.links(slow.target()), bed.containers()),
        slow);
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  @Override
  public void watch() {
    watch.start();
  }

  @Override
  public void inject() {
    watch.faultStarts();
    links.each(
        proxy ->
            proxy
                .toxics()
                .latency(TOXIC, ToxicDirection.DOWNSTREAM, asked.latency().toMillis())
                .setJitter(asked.jitter().toMillis()));
  }

  @Override
  public Optional<String> bite() {
    Duration added = watch.addedLatency();
    return watch.slowAnswers() >= ANSWERS_FOR_EVIDENCE
            && added.toMillis() >= asked.latency().toMillis() * LEAST_SHARE
        ? Optional.of(undo.part() + " answers " + added.toMillis() + " ms later")
        : Optional.empty();
  }

  @Override
  public void heal() {
    links.clear();
    watch.faultEnds();
  }

  @Override
  public Optional<Healed> healed() {
    return watch.healed();
  }

  @Override
  public List<Dose> doses() {
    double millis = asked.latency().toMillis();
    return List.of(
        new Dose(
            "added-latency",
            "ms",
            millis,
            watch.addedLatency().toMillis(),
            millis * LEAST_SHARE,
            millis * MOST_SHARE + NOISE_MILLIS));
  }

  @Override
  public void close() {
    watch.close();
  }
}
