package dev.faultline.fault;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LinkCut;
import eu.rekawek.toxiproxy.Proxy;
import java.time.Duration;

/** Closes proxies: connections break, and new ones are refused until the fault ends. */
final class LinkCutFault {
  /** Two rounds of looking may pass until an opened link is seen to be open. */
  private static final Duration SEEING = Duration.ofSeconds(5);

  private LinkCutFault() {}

  static Injector of(LinkCut cut, Duration lasts, Bed bed, String runId) {
    Links links = Links.of(cut.target(), bed);
    LinkProbes probes = LinkProbes.of(cut.target(), bed);
    return new PartFault(
        Links.undoRecord(FaultKind.LINK_CUT, cut.target(), bed, runId),
        new AnswerWatch(
            cut.target(), () -> probes.slowestAnswer().isPresent(), LinkProbes.INTERVAL),
        lasts,
        SEEING,
        () -> links.each(Proxy::disable),
        links::clear);
  }
}
