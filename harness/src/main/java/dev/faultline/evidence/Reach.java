package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Link;
import dev.faultline.bed.LinkProbe;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import redis.clients.jedis.HostAndPort;

/**
 * How soon each store answers the smallest question: by the way of each role, and asked by the
 * neighbour that has no way to it but the wire. What is slow by the one and quick by the other is
 * the way, not the store.
 */
record Reach(Bed bed) implements Witness {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  /** Stores whose container can ask for another's answer. */
  private static final List<String> NEIGHBOURS = List.of("postgres", "redis", "kafka-1", "redis-1");

  private static final double MICROS_PER_MILLI = 1000;
  private static final int ASKED_AGAIN = 2;
  private static final long QUICK_MICROS = 15_000;
  private static final long SLOW_MICROS = 200_000;

  @Override
  public String file() {
    return "reach.tsv";
  }

  @Override
  public String tell() throws IOException {
    StringBuilder lines = new StringBuilder("store\tasked by\tmilliseconds\n");
    for (List<Link> links : byStore().values()) {
      lines.append(told(links));
    }
    return lines.toString();
  }

  private Map<String, List<Link>> byStore() throws IOException {
    Map<String, List<Link>> byStore = new LinkedHashMap<>();
    for (Proxy proxy : bed.toxiproxy().getProxies()) {
      List<Link> own = bed.links(proxy.getName());
      HostAndPort server = HostAndPort.from(proxy.getUpstream());
      for (Link link : own) {
        List<Link> known = byStore.computeIfAbsent(link.store(), store -> new ArrayList<>());
        if (known.isEmpty()) {
          neighbour(link.store())
              .map(from -> new Link("", link.store(), from, server.getHost(), server.getPort()))
              .ifPresent(known::add);
        }
        known.add(link);
      }
    }
    return byStore;
  }

  /** Another store that runs; it asks without any proxy between. */
  private Optional<Part> neighbour(String store) {
    return bed.parts().stream()
        .filter(part -> NEIGHBOURS.contains(part.name()) && !part.name().equals(store))
        .filter(part -> bed.containers().state(part.containerId()) == State.RUNNING)
        .findFirst();
  }

  /** All of a store at once: one that does not answer costs its patience once. */
  private String told(List<Link> links) {
    StringBuilder lines = new StringBuilder();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<OptionalLong>> answers =
          links.stream().map(link -> threads.submit(() -> micros(link))).toList();
      for (int one = 0; one < links.size(); one++) {
        lines.append(line(links.get(one), answers.get(one)));
      }
    }
    return lines.toString();
  }

  /** Late once may be this machine's doing; a way that is slow is so each time. */
  private OptionalLong micros(Link link) {
    LinkProbe probe = new LinkProbe(link, bed.containers(), ANSWER_WITHIN);
    OptionalLong best = probe.micros();
    for (int more = 0; more < ASKED_AGAIN && doubtful(best); more++) {
      long first = best.getAsLong();
      OptionalLong again = probe.micros();
      best = again.isPresent() && again.getAsLong() < first ? again : best;
    }
    return best;
  }

  private static boolean doubtful(OptionalLong micros) {
    return micros.isPresent()
        && micros.getAsLong() > QUICK_MICROS
        && micros.getAsLong() < SLOW_MICROS;
  }

  private static String line(Link link, Future<OptionalLong> answer) {
    String from = link.proxy().isEmpty() ? "neighbour" : link.from().name();
    return "%s\t%s\t%s\n".formatted(link.store(), from, millis(answer));
  }

  private static String millis(Future<OptionalLong> answer) {
    try {
      OptionalLong micros = answer.get();
      return micros.isPresent()
          ? String.valueOf(micros.getAsLong() / MICROS_PER_MILLI)
          : "no answer";
    } catch (ExecutionException e) {
      return "not asked: " + String.valueOf(e.getCause()).lines().findFirst().orElse("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "not asked: interrupted";
    }
  }
}
