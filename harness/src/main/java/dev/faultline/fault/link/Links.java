package dev.faultline.fault.link;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.UndoRecord;
import dev.faultline.scenario.FaultKind;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The proxies of the links that a fault strikes; whatever is done to them can be done again. */
public final class Links {
  private static final int CONTROL_PORT = 8474;

  private final ToxiproxyClient client;
  private final String target;

  private Links(ToxiproxyClient client, String target) {
    this.client = client;
    this.target = target;
  }

  static Links of(String target, Bed bed) {
    return new Links(bed.addresses().toxiproxy(), target);
  }

  /** What a proxy is asked to do. */
  @FunctionalInterface
  interface Change {
    void of(Proxy proxy) throws IOException;
  }

  void each(Change change) {
    try {
      for (Proxy proxy : client.getProxies()) {
        if (proxy.getName().equals(target) || proxy.getName().startsWith(target + ".")) {
          change.of(proxy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The proxies of " + target + " do not obey", e);
    }
  }

  /** Opens the links and takes every toxic away. */
  void clear() {
    each(
        proxy -> {
          proxy.enable();
          for (Toxic toxic : proxy.toxics().getAll()) {
            toxic.remove();
          }
        });
  }

  /** The record of a fault on links: the container is the proxies', the part the links. */
  static UndoRecord undoRecord(FaultKind kind, String target, Bed bed, String runId) {
    Part proxies = bed.part("toxiproxy");
    return UndoRecord.of(kind, proxies.containerId(), target, runId);
  }

  /** Undoes a fault on links of a run that is no more. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    int port = containers.publishedPort(left.containerId(), CONTROL_PORT);
    new Links(new ToxiproxyClient("127.0.0.1", port), left.part()).clear();
  }
}
