package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LinkCut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Closes proxies: connections break, and new ones are refused until the fault ends. */
final class LinkCutFault implements Injector {
  /** Two rounds of looking may pass until an opened link is seen to be open. */
  private static final Duration SEEING = Duration.ofSeconds(5);

  private final UndoRecord undo;
  private final Links links;
  private final Watch watch;
  private final Duration lasts;

  private LinkCutFault(UndoRecord undo, Links links, Watch watch, Duration lasts) {
    this.undo = undo;
    this.links = links;
    this.watch = watch;
    this.lasts = lasts;
  }

  static Injector of(LinkCut cut, Duration lasts, Bed bed, String runId) {
    return new LinkCutFault(
        Links.undoRecord(FaultKind.LINK_CUT, cut.target(), bed, runId),
        Links.of(cut.target(), bed),
        new LinkWatch(cut.target(), bed.links(cut.target()), bed.containers()),
        lasts);
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
    links.each(proxy -> proxy.disable());
  }

  @Override
  public Optional<String> bite() {
    return watch.bite();
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
    return watch.doses(lasts, SEEING);
  }

  @Override
  public void close() {
    watch.close();
  }
}
