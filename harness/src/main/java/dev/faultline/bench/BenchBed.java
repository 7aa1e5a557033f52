package dev.faultline.bench;

import dev.faultline.bed.Bed;
import dev.faultline.bed.BedKind;
import dev.faultline.bed.BedOrder;
import dev.faultline.bed.Part;
import dev.faultline.bed.Progress;
import dev.faultline.bench.Row.Work;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A bed on which is measured; the generator asks the role itself, past every proxy. */
final class BenchBed implements AutoCloseable {
  /** No alert acts upon anything; quick ones would only cost. */
  private static final int ALERTS_AS_SHIPPED = 1;

  private static final long PLENTY = 100_000_000;
  private static final String EMPTY = "/api/v1/bench/empty";
  private static final String GONE = "GONE";
  private static final int STATUS_REQUESTS = 5_000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Bed bed;
  private final Path folder;
  private final Wrk wrk;
  private final Crowd crowd;
  private final Table table;
  private final Duration drainAtMost;
  private final Await await;
  private int coupons;
  private Optional<Path> statusRequests = Optional.empty();

  private BenchBed(Bed bed, Path folder, Crowd crowd, Duration drainAtMost, Await await)
      throws IOException {
    this.bed = bed;
    this.folder = folder;
    this.crowd = crowd;
    this.drainAtMost = drainAtMost;
    this.await = await;
    this.wrk = Wrk.in(folder);
    this.table = new Table(bed.system().ledger(), bed.ledger());
  }

  /**
   * Starts a bed with one of each part.
   *
   * @param drainAtMost how long what was accepted is waited for
   */
  static BenchBed start(
      SystemUnderTest system,
      Path home,
      Path folder,
      int users,
      Duration drainAtMost,
      Progress progress,
      StopSignal stop)
      throws IOException {
    StoppableStart start = new StoppableStart(stop, progress);
    Map<String, Integer> one =
        system.roles().stream()
            .filter(role -> !role.oneShot())
            .collect(Collectors.toMap(Role::name, role -> 1));
    Path own = Files.createDirectories(folder.resolve(system.name()));
    Bed bed =
        Bed.start(
            new BedOrder(
                new BedKind(
                    system,
                    new BedSpec(1, RedisLayout.SINGLE, 1, one),
                    Map.of(),
                    ALERTS_AS_SHIPPED),
                home,
                Files.createDirectories(own.resolve("logs")),
                Files.createDirectories(own.resolve("evidence")),
                UUID.randomUUID().toString().substring(0, 8)),
            start);
    try {
      start.ended();
      Crowd crowd = Crowd.of(bed, users, own);
      BenchBed started = new BenchBed(bed, own, crowd, drainAtMost, Await.stoppable(stop));
      started.table.create(GONE, 1);
      return started;
    } catch (IOException | RuntimeException e) {
      bed.close();
      throw e;
    }
  }

  String system() {
    return bed.system().name();
  }

  /** Everything on disk that coupons made it grow by. */
  Sizes.Stored stored() throws IOException {
    return new Sizes.Stored(
        table.bytes(), Sizes.logBytes(bed.kafkaBootstrap(), bed.system().topics().issue()));
  }

  /** Memory of each part, in bytes. */
  Map<String, Long> memory() throws IOException {
    Map<String, Long> memory = new TreeMap<>();
    for (Part part : bed.parts()) {
      if (PartKind.of(part.name()) != PartKind.BED && !isOneShot(part)) {
        memory.put(part.name(), Cgroups.memory(part));
      }
    }
    return memory;
  }

  private boolean isOneShot(Part part) {
    return bed.system().roles().stream()
        .anyMatch(role -> role.oneShot() && part.name().startsWith(role.name() + "-"));
  }

  /** Measures once. */
  Shot shoot(Row row, int round, Duration lasts) throws IOException, InterruptedException {
    return switch (row.work()) {
      case EMPTY -> answers(row, round, lasts, post(EMPTY, GONE));
      case REFUSED -> answers(row, round, lasts, post(issuePath(), GONE));
      case STATUS -> answers(row, round, lasts, status());
      case ACCEPTED -> accepted(row, round, lasts);
      case ISSUED -> issued(row, round, lasts);
    };
  }

  private Shot answers(Row row, int round, Duration lasts, Wrk.Asking asking)
      throws IOException, InterruptedException {
    Map<String, Duration> before = cpu();
    Wrk.Result result = wrk.run(asking, row.users(), lasts);
    boolean refused = row.work() == Work.REFUSED;
    long other = refused ? result.requests() - result.notGood() : result.notGood();
    return shot(
        row,
        round,
        result,
        seconds(result.lasted()),
        result.requests(),
        spent(before, cpu()),
        0,
        other);
  }

  /** While the worker stands still: what is accepted waits in the topic. */
  private Shot accepted(Row row, int round, Duration lasts)
      throws IOException, InterruptedException {
    String coupon = newCoupon();
    Part worker = bed.part("worker-1");
    bed.containers().pause(worker.containerId());
    Shot shot;
    try {
      Map<String, Duration> before = cpu();
      Wrk.Result result = wrk.run(post(issuePath(), coupon), row.users(), lasts);
      Map<String, Duration> after = cpu();
      long claims = table.claims(coupon);
      shot =
          shot(
              row,
              round,
              result,
              seconds(result.lasted()),
              claims,
              spent(before, after),
              0,
              result.notGood());
    } finally {
      bed.containers().unpause(worker.containerId());
    }
    drain(coupon, 0);
    return shot;
  }

  private Shot issued(Row row, int round, Duration lasts) throws IOException, InterruptedException {
    String coupon = newCoupon();
    Map<String, Duration> before = cpu();
    long start = System.nanoTime();
    Wrk.Result result = wrk.run(post(issuePath(), coupon), row.users(), lasts);
    double drain = drain(coupon, result.requests() - result.notGood());
    double seconds = (System.nanoTime() - start) / 1e9;
    return shot(
        row,
        round,
        result,
        seconds,
        table.issued(coupon),
        spent(before, cpu()),
        drain,
        result.notGood());
  }

  /**
   * Seconds until every promise is a coupon, or nothing more is waited for.
   *
   * @param promised by answers; no database may know of them yet
   */
  private double drain(String coupon, long promised) {
    long start = System.nanoTime();
    long all = Math.max(table.claims(coupon), Math.min(promised, crowd.size()));
    await.until(() -> table.issued(coupon) >= all, drainAtMost, LOOK_EVERY);
    return (System.nanoTime() - start) / 1e9;
  }

  private Wrk.Asking status() throws IOException {
    var known = bed.system().requests().status();
    if (statusRequests.isEmpty()) {
      statusRequests =
          Optional.of(
              crowd.asking(
                  table.owned(coupon(coupons), STATUS_REQUESTS),
                  known.path(),
                  folder.resolve("status-requests")));
    }
    return new Wrk.Asking(base(known.role()), "GET", "/", "", statusRequests.get());
  }

  private Wrk.Asking post(String path, String coupon) {
    var issue = bed.system().requests().issue();
    return new Wrk.Asking(
        base(issue.role()),
        issue.method(),
        path,
        issue.body().replace("${coupon}", coupon),
        crowd.file());
  }

  private String issuePath() {
    return bed.system().requests().issue().path();
  }

  /** On the bed's own network: the published port is served by a process in between. */
  private URI base(String role) {
    int port =
        bed.system().roles().stream()
            .filter(one -> one.name().equals(role))
            .mapToInt(Role::httpPort)
            .findFirst()
            .orElseThrow();
    return URI.create("http://" + bed.part(role + "-1").address() + ":" + port);
  }

  private String newCoupon() {
    coupons++;
    table.create(coupon(coupons), PLENTY);
    return coupon(coupons);
  }

  private static String coupon(int number) {
    return "BENCH-" + number;
  }

  private Map<String, Duration> cpu() throws IOException {
    return Cgroups.cpu(bed.parts().stream().filter(part -> !isOneShot(part)).toList());
  }

  private static Map<String, Duration> spent(
      Map<String, Duration> before, Map<String, Duration> after) {
    Map<String, Duration> spent = new HashMap<>();
    after.forEach(
        (part, used) -> spent.put(part, used.minus(before.getOrDefault(part, Duration.ZERO))));
    return spent;
  }

  private Shot shot(
      Row row,
      int round,
      Wrk.Result result,
      double seconds,
      long done,
      Map<String, Duration> spent,
      double drain,
      long notAsked) {
    Map<String, Double> micros = new TreeMap<>();
    spent.forEach((part, used) -> micros.put(part, used.toNanos() / 1e3 / Math.max(1, done)));
    return new Shot(
        system(),
        row.work(),
        row.users(),
        round,
        seconds,
        done,
        result.meanMillis(),
        result.p50Millis(),
        result.p95Millis(),
        result.p99Millis(),
        result.maxMillis(),
        micros,
        seconds(result.cpu()) / seconds(result.lasted()),
        drain,
        notAsked + result.broken());
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
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
