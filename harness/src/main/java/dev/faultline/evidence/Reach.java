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
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/**
 * How soon each store answers the smallest question: by the way of each role, and asked by the
 * neighbour that has no way to it but the wire. What is slow by the one and quick by the other is
 * the way, not the store. Each container is entered once, one after the other: entering costs more
 * than asking, and users felt it when it was done for each store.
 */
record Reach(Bed bed, Pace pace) implements Witness {
  /** Longer than the script may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** Stores whose container can ask for another's answer. */
  private static final List<String> NEIGHBOURS = List.of("postgres", "redis", "kafka-1", "redis-1");

  private static final double MICROS_PER_MILLI = 1000;

  /**
   * Takes host, port and question of each store; prints its number and microseconds to the first
   * byte of each answer. Late once may be this machine's doing, a way that is slow is so each time.
   */
  private static final String SCRIPT =
      """
      asked() {
        exec 3<>/dev/tcp/$1/$2 || return
        begun=${EPOCHREALTIME/./}
        printf "$3" >&3
        read -r -t 2 -n 1 -d '' -u 3 && echo $4 $((${EPOCHREALTIME/./} - begun))
      }
      number=0
      while (($#)); do
        (for again in 1 2 3; do asked "$1" "$2" "$3" $number || break; done) 2>/dev/null &
        number=$((number + 1))
        shift 3
      done
      wait
      """;

  @Override
  public String file() {
    return "reach.tsv";
  }

  @Override
  public String tell() throws IOException {
    StringBuilder lines = new StringBuilder("store\tasked by\tmilliseconds\n");
    byAsker()
        .forEach(
            (asker, links) -> {
              lines.append(told(asker, links));
              pace.step();
            });
    return lines.toString();
  }

  /**
   * Every way, by the container from which it is tried. Neighbours come first: a store that was
   * away for some seconds only would answer them again when all roles have been asked.
   */
  private Map<String, List<Link>> byAsker() throws IOException {
    Map<String, List<Link>> byAsker = new LinkedHashMap<>();
    Map<String, List<Link>> byRole = new LinkedHashMap<>();
    Map<String, Link> byNeighbour = new LinkedHashMap<>();
    for (Proxy proxy : bed.addresses().toxiproxy().getProxies()) {
      HostAndPort server = HostAndPort.from(proxy.getUpstream());
      for (Link link : bed.links(proxy.getName())) {
        byRole.computeIfAbsent(link.from().name(), name -> new ArrayList<>()).add(link);
        neighbour(link.store())
            .map(from -> new Link("", link.store(), from, server.getHost(), server.getPort()))
            .ifPresent(wire -> byNeighbour.putIfAbsent(link.store(), wire));
      }
    }
    byNeighbour
        .values()
        .forEach(
            wire ->
                byAsker
                    .computeIfAbsent("neighbour " + wire.from().name(), name -> new ArrayList<>())
                    .add(wire));
    byAsker.putAll(byRole);
    return byAsker;
  }

  /** Another store that runs; it asks without any proxy between. */
  private Optional<Part> neighbour(String store) {
    return bed.parts().stream()
        .filter(part -> NEIGHBOURS.contains(part.name()) && !part.name().equals(store))
        .filter(part -> bed.containers().state(part.containerId()) == State.RUNNING)
        .findFirst();
  }

  private String told(String asker, List<Link> links) {
    String name = asker.startsWith("neighbour") ? "neighbour" : asker;
    Map<Integer, OptionalLong> quickest;
    try {
      quickest = quickest(links);
    } catch (RuntimeException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return links.stream()
          .map(link -> "%s\t%s\tnot asked: %s\n".formatted(link.store(), name, reason))
          .collect(Collectors.joining());
    }
    StringBuilder lines = new StringBuilder();
    for (int one = 0; one < links.size(); one++) {
      OptionalLong micros = quickest.getOrDefault(one, OptionalLong.empty());
      lines.append(
          "%s\t%s\t%s\n"
              .formatted(
                  links.get(one).store(),
                  name,
                  micros.isPresent() ? micros.getAsLong() / MICROS_PER_MILLI : "no answer"));
    }
    return lines.toString();
  }

  private Map<Integer, OptionalLong> quickest(List<Link> links) {
    List<String> command = new ArrayList<>(List.of("timeout", "5", "bash", "-c", SCRIPT, "reach"));
    for (Link link : links) {
      command.add(link.host());
      command.add(String.valueOf(link.port()));
      command.add(LinkProbe.question(link.store()));
    }
    String from = links.getFirst().from().containerId();
    return answers(bed.containers().inside(from).ask(PATIENCE, command).output());
  }

  /** The quickest answer of each store that gave one, by its number in the question. */
  static Map<Integer, OptionalLong> answers(String output) {
    return output
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length == 2)
        .collect(
            Collectors.groupingBy(
                words -> Integer.parseInt(words[0]),
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    all -> all.stream().mapToLong(words -> Long.parseLong(words[1])).min())));
  }
}
