package dev.faultline.bench.measure;

import dev.faultline.bed.Bed;
import dev.faultline.bed.BedKind;
import dev.faultline.bed.BedOrder;
import dev.faultline.bed.Part;
import dev.faultline.bed.Progress;
import dev.faultline.bench.PartKind;
import dev.faultline.bench.Sizes;
import dev.faultline.runner.Await;
import dev.faultline.runner.StopSignal;
import dev.faultline.runner.StoppableStart;
import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.BedSpec.RedisLayout;
import dev.faultline.system.Role;
import dev.faultline.system.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A bed on which is measured; the generator asks the role itself, past every proxy. */
final class BenchBed implements AutoCloseable {
  /** No alert acts upon anything; quick ones would only cost. */
  private static final int ALERTS_AS_SHIPPED = 1;

  private final Bed bed;
  private final Path home;
  private final Path folder;
  private final Crowd crowd;
  private final Table table;
  private final StopSignal stop;

  /**
   * Where and for whom beds are started.
   *
   * @param folder gets a folder for each bed
   * @param users who get a token
   */
  record Place(Path home, Path folder, int users, Progress progress, StopSignal stop) {}

  private BenchBed(Bed bed, Path folder, Crowd crowd, Place place) {
    this.bed = bed;
    this.home = place.home();
    this.folder = folder;
    this.crowd = crowd;
    this.stop = place.stop();
    this.table = new Table(bed.system().ledger(), bed.addresses().ledger());
  }

  /**
   * What is started.
   *
   * @param name of its folder, and what its figures are told under
   */
  record Order(String name, SystemUnderTest system, BedSpec spec) {}

  /** One of everything. */
  static BedSpec plain(SystemUnderTest system) {
    return new BedSpec(1, RedisLayout.SINGLE, 1, oneEach(system));
  }

  /** Every write is copied: three brokers, and a standby that follows. */
  static BedSpec copied(SystemUnderTest system, int brokers) {
    return new BedSpec(brokers, RedisLayout.SINGLE, 2, oneEach(system));
  }

  private static Map<String, Integer> oneEach(SystemUnderTest system) {
    return system.roles().stream()
        .filter(role -> !role.oneShot())
        .collect(Collectors.toMap(Role::name, role -> 1));
  }

  static BenchBed start(Order order, Place place) throws IOException {
    StoppableStart start = new StoppableStart(place.stop(), place.progress());
    Path own = Files.createDirectories(place.folder().resolve(order.name()));
    Bed bed =
        Bed.start(
            new BedOrder(
                new BedKind(order.system(), order.spec(), Map.of(), ALERTS_AS_SHIPPED),
                place.home(),
                Files.createDirectories(own.resolve("logs")),
                Files.createDirectories(own.resolve("evidence")),
                UUID.randomUUID().toString().substring(0, 8)),
            start);
    try {
      start.ended();
      return new BenchBed(bed, own, Crowd.of(bed, place.users(), own), place);
    } catch (IOException | RuntimeException e) {
      bed.close();
      throw e;
    }
  }

  Bed bed() {
    return bed;
  }

  SystemUnderTest system() {
    return bed.system();
  }

  /** The checkout. */
  Path home() {
    return home;
  }

  /** Where what belongs to this bed is kept. */
  Path folder() {
    return folder;
  }

  Crowd crowd() {
    return crowd;
  }

  Table table() {
    return table;
  }

  Await await() {
    return Await.stoppable(stop);
  }

  StopSignal stop() {
    return stop;
  }

  /** On the bed's own network: the published port is served by a process in between. */
  URI base(String role) {
    int port =
        bed.system().roles().stream()
            .filter(one -> one.name().equals(role))
            .mapToInt(Role::httpPort)
            .findFirst()
            .orElseThrow();
    return URI.create("http://" + bed.part(role + "-1").address() + ":" + port);
  }

  /** Everything on disk that coupons made it grow by. */
  Sizes.Stored stored() throws IOException {
    return new Sizes.Stored(
        table.bytes(),
        TopicLog.bytes(bed.addresses().kafka(), bed.system().topics().issue()),
        table.allClaims());
  }

  /** Memory of each part, in bytes. */
  Map<String, Long> memory() throws IOException {
    Map<String, Long> memory = new TreeMap<>();
    for (Part part : running()) {
      if (PartKind.of(part.name()) != PartKind.BED) {
        memory.put(part.name(), Cgroups.memory(part));
      }
    }
    return memory;
  }

  /** Processor time of each part until now. */
  Map<String, Duration> cpu() throws IOException {
    return Cgroups.cpu(running());
  }

  /** What was used since an earlier look; a part that was not there then used all of it since. */
  Map<String, Duration> cpuSince(Map<String, Duration> before) throws IOException {
    Map<String, Duration> spent = new HashMap<>();
    cpu()
        .forEach(
            (part, used) -> spent.put(part, used.minus(before.getOrDefault(part, Duration.ZERO))));
    return spent;
  }

  /** Parts whose containers run; those that have ended have no account with the kernel. */
  List<Part> running() {
    return bed.parts().stream().filter(part -> !isOneShot(part) && isUp(part)).toList();
  }

  private boolean isUp(Part part) {
    return switch (bed.containers().state(part.containerId())) {
      case RUNNING, PAUSED -> true;
      case STOPPED, GONE -> false;
    };
  }

  private boolean isOneShot(Part part) {
    return bed.system().roles().stream()
        .anyMatch(role -> role.oneShot() && part.name().startsWith(role.name() + "-"));
  }

  @Override
  public void close() {
    try {
      table.close();
    } finally {
      bed.close();
    }
  }
}
