package dev.faultline.fault.link;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LinkSlow;
import dev.faultline.scenario.Shortage;
import dev.faultline.stores.ConsumerGroup;
import java.time.Duration;

/**
 * Lets each write of a group take longer, which is too small for its load then; the group itself is
 * as the bed made it.
 */
public final class ShortageFault {
  private ShortageFault() {}

  public static Injector of(Shortage shortage, Duration lasts, Bed bed, String runId) {
    LinkSlow slow = new LinkSlow(shortage.target(), shortage.latency(), Duration.ZERO);
    Links links = Links.of(slow.target(), bed);
    ConsumerGroup group = new ConsumerGroup(bed.system().topics(), bed.addresses().kafka());
    return new WatchedFault(
        Links.undoRecord(FaultKind.SHORTAGE, slow.target(), bed, runId),
        new ShortageWatch(
            shortage, new SlowLinkWatch(slow, LinkProbes.of(slow.target(), bed)), group),
        lasts,
        LinkSlowFault.SEEING.plus(slow.latency()),
        Act.of(() -> links.each(proxy -> LinkSlowFault.slowDown(proxy, slow)), links::clear));
  }
}
