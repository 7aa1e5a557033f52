package dev.faultline.fault.link;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LinkSlow;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.time.Duration;

/** Lets proxies hold back what a store answers. */
public final class LinkSlowFault {
  private static final String TOXIC = "faultline-latency";

  /** Packets that were held back still arrive, and two rounds of looking may pass. */
  static final Duration SEEING = Duration.ofSeconds(5);

  private LinkSlowFault() {}

  public static Injector of(LinkSlow slow, Duration lasts, Bed bed, String runId) {
    Links links = Links.of(slow.target(), bed);
    return new WatchedFault(
        Links.undoRecord(FaultKind.LINK_SLOW, slow.target(), bed, runId),
        new SlowLinkWatch(slow, LinkProbes.of(slow.target(), bed)),
        lasts,
        SEEING.plus(slow.latency()),
        Act.of(() -> links.each(proxy -> slowDown(proxy, slow)), links::clear));
  }

  static void slowDown(Proxy proxy, LinkSlow slow) throws IOException {
    proxy
        .toxics()
        .latency(TOXIC, ToxicDirection.DOWNSTREAM, slow.latency().toMillis())
        .setJitter(slow.jitter().toMillis());
  }
}
