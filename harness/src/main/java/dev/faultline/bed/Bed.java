package dev.faultline.bed;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.engine.Companion;
import dev.faultline.engine.Engine;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.engine.LogStreams;
import dev.faultline.system.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A started bed; closing it removes every container and network and keeps the logs. */
public final class Bed implements AutoCloseable {
  private static final Duration FIREWALL_WITHIN = Duration.ofSeconds(10);
  private static final List<String> RULES = List.of("iptables", "-w", "-S");

  private final Ground ground;
  private final Parts parts;
  private final BedLock lock;
  private final LogStreams logs;
  private final Questions questions;
  private final Extension extension;
  private final Addresses addresses;
  private final Map<String, Companion> companions = new ConcurrentHashMap<>();
  private final Set<String> retired = ConcurrentHashMap.newKeySet();
  private final Set<String> unclean = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Map<String, String>> versions = new AtomicReference<>(Map.of());
  private final AtomicBoolean passedOn = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Bed(Ground ground, Parts parts, BedLock lock, LogStreams logs, Questions questions) {
    this.ground = ground;
    this.parts = parts;
    this.lock = lock;
    this.logs = logs;
    this.questions = questions;
    this.extension = new Extension(ground, parts, questions);
    this.addresses = new Addresses(ground, extension, parts);
  }

  /**
   * Takes the lock, sweeps what an earlier run left, and starts every part. Either everything is
   * ready or {@link BedUnavailable} is thrown and nothing is left.
   */
  public static Bed start(BedOrder order, Progress progress) {
    long start = System.nanoTime();
    BedLock lock = BedLock.take(order.home(), order.runId());
    try {
      DockerClient docker = Engine.client();
      List<String> left = Sweep.leftovers(lock);
      if (!left.isEmpty()) {
        progress.say("bed", "removed what an earlier run left: " + String.join(", ", left));
      }
      Bed bed = started(Ground.prepare(order, progress, docker), lock);
      progress.say("bed", "up after %.1f s".formatted((System.nanoTime() - start) / 1e9));
      return bed;
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  private static Bed started(Ground ground, BedLock lock) {
    BedOrder order = ground.order();
    LogStreams logs = new LogStreams(ground.docker(), order.logs(), order.runId());
    Readiness readiness = new Readiness(ground.containers());
    Launch launch = new Launch(ground.docker(), order, ground.layout());
    Parts parts =
        new Parts(ground.docker(), ground.containers(), launch, readiness, ground.progress());
    Bed bed = new Bed(ground, parts, lock, logs, new Questions());
    try (Tasks tasks = new Tasks(readiness::giveUp)) {
      launch.makeNetwork();
      new BedStart(ground, tasks, parts, bed.questions).run();
      return bed;
    } catch (RuntimeException e) {
      // Tasks are closed by now, so nothing starts behind the removal.
      bed.close();
      throw e;
    }
  }

  /** Whether a run that orders this could use it: nothing is gone for good, and all is as asked. */
  boolean fits(BedOrder order) {
    return retired.isEmpty() && ground.order().kind().equals(order.kind());
  }

  /** A run ends; its logs are whole, and what the bed says from now on is nobody's. */
  void leave(Set<String> targets) {
    unclean.addAll(targets);
    logs.leave();
  }

  /** Goes on for another run, which gets logs and alert rules of its own. */
  void passTo(BedOrder next) {
    passedOn.set(true);
    logs.moveTo(next.logs());
    Alerting.render(next.home(), next.kind().alertScale(), ground.layout()).store(next.evidence());
    for (String target : Set.copyOf(unclean)) {
      parts.restart(part(target), () -> questions.ok(addresses.ready(target)));
      unclean.remove(target);
    }
  }

  /** Whether another run used it before this one. */
  public boolean passedOn() {
    return passedOn.get();
  }

  /** Where its parts are. */
  public Addresses addresses() {
    return addresses;
  }

  /** What brings causes into the process of a role; no image holds it. */
  public Path agentJar() {
    Path jar = ground.order().home().resolve("agent/target/faultline-agent.jar");
    if (!Files.isRegularFile(jar)) {
      throw new BedUnavailable("The agent is not built: " + jar + " is made by mvn package.");
    }
    return jar;
  }

  /**
   * Whether a standby, where the bed has one that was not promoted, has everything that the primary
   * has.
   */
  public boolean standbyInSync() throws SQLException {
    boolean promoted = retired.contains("postgres");
    return !ground.layout().hasStandby() || promoted || Questions.standbys(ground.ledger()) == 1;
  }

  /** What is not in order with master, replica and sentinels; nothing for a single server. */
  public List<String> cacheDisorder() {
    return ground.layout().sentinels().isEmpty()
        ? List.of()
        : new RedisSentinels(ground.layout()).disorder();
  }

  /**
   * The running container behind a target; {@code redis-master} and {@code redis-replica} are
   * whoever is that now.
   */
  public Part part(String target) {
    return targets().part(target);
  }

  /** The links that a name of {@link dev.faultline.scenario.BedSpec#links()} means. */
  public List<Link> links(String target) {
    return targets().links(target);
  }

  private Targets targets() {
    return new Targets(ground.layout(), parts);
  }

  /** Who may change the firewall of a part; one for each part, gone with the bed. */
  public Companion companion(Part part) {
    return companions.computeIfAbsent(
        part.name(),
        name -> Companion.of(ground.docker(), ground.image("net"), part.containerId()));
  }

  /**
   * Parts whose firewall holds a rule of ours; only those are asked that somebody may have struck.
   */
  public List<String> firewalled() {
    return companions.entrySet().stream()
        .filter(one -> one.getValue().run(FIREWALL_WITHIN, RULES).output().contains("FAULTLINE"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** From now on the part is down for good, and nobody misses it. */
  public void retire(Part part) {
    retired.add(part.name());
  }

  /** Whether a part was taken down for good. */
  public boolean retired(Part part) {
    return retired.contains(part.name());
  }

  /** Where the bed's network meets this machine; the harness and the load come from there. */
  public String gateway() {
    return ground.layout().prefix() + ".1";
  }

  /** What the harness knows of the system that runs here. */
  public SystemUnderTest system() {
    return ground.order().system();
  }

  /** Every container of the bed, one-shot ones too. */
  public List<Part> parts() {
    return parts.all();
  }

  /** What comes while the bed is in use. */
  public Extension extension() {
    return extension;
  }

  /** The containers of the system under test that keep running. */
  public List<Part> roleParts() {
    return extension.instances().stream()
        .filter(instance -> !instance.role().oneShot())
        .map(instance -> part(instance.name()))
        .toList();
  }

  /** Acts upon the bed's containers. */
  public LabelledContainers containers() {
    return ground.containers();
  }

  /** JWK with the private half of this bed's key; tokens signed with it are believed. */
  public String privateKey() {
    return ground.key().privateJwk();
  }

  /** What the accounts of the system's own console log in with. */
  public String operatorPassword() {
    return ground.passwords().operator();
  }

  /** Image id per part. */
  public Map<String, String> images() {
    return parts.images();
  }

  /** Versions of the engine and of the stores, as they say themselves; asked once. */
  public Map<String, String> versions() {
    return versions.updateAndGet(
        known ->
            known.isEmpty()
                ? facts().versions(ground.docker(), questions, this, ground.order().logs())
                : known);
  }

  /** Settings that decide whether an acknowledged write survives, read from the stores now. */
  public Map<String, String> durability() {
    return facts().durability();
  }

  private StoreFacts facts() {
    return new StoreFacts(ground.layout(), ground.ledger());
  }

  /** Kills and removes everything; the logs are complete and stay. Closing twice does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    long start = System.nanoTime();
    try {
      try {
        questions.close();
        Sweep.kill(ground.docker(), ground.order().runId());
        logs.close();
      } finally {
        Sweep.bed(ground.docker(), ground.order().runId());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The logs are incomplete", e);
    } finally {
      release(lock);
    }
    ground.progress().say("bed", "gone after %.1f s".formatted((System.nanoTime() - start) / 1e9));
  }

  private static void release(BedLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The bed's lock cannot be given back", e);
    }
  }
}
