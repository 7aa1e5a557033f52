package dev.faultline.fault.link;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.AnswerWatch;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LinkCut;
import eu.rekawek.toxiproxy.Proxy;
import java.time.Duration;

/** Closes proxies: connections break, and new ones are refused until the fault ends. */
public final class LinkCutFault {
  /** Two rounds of looking may pass until an opened link is seen to be open. */
  private static final Duration SEEING = Duration.ofSeconds(5);

  private LinkCutFault() {}

  public static Injector of(LinkCut cut, Duration lasts, Bed bed, String runId) {
    Links links = Links.of(cut.target(), bed);
    LinkProbes probes = LinkProbes.of(cut.target(), bed);
    return new WatchedFault(
        Links.undoRecord(FaultKind.LINK_CUT, cut.target(), bed, runId),
        new AnswerWatch(
            cut.target(), () -> probes.slowestAnswer().isPresent(), LinkProbes.INTERVAL),
        lasts,
        SEEING,
        Act.of(() -> links.each(Proxy::disable), links::clear));
  }
}
