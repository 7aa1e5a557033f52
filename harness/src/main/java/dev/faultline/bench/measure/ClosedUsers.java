package dev.faultline.bench.measure;

import dev.faultline.bed.Part;
import dev.faultline.bench.Point;
import dev.faultline.bench.Row;
import dev.faultline.bench.Shot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Measures by users who ask again as soon as they are answered, on one bed. */
final class ClosedUsers {
  private static final String EMPTY = "/api/v1/bench/empty";
  private static final String WORKER = "worker-";
  private static final int STATUS_REQUESTS = 5_000;

  private final BenchBed bed;
  private final HotCoupons coupons;
  private final Wrk wrk;
  private final Gatling gatling;
  private Optional<Path> statusRequests = Optional.empty();

  ClosedUsers(BenchBed bed, HotCoupons coupons) throws IOException {
    this.bed = bed;
    this.coupons = coupons;
    this.wrk = Wrk.in(bed.folder());
    this.gatling = new Gatling(bed);
  }

  /** Measures once. */
  Shot shoot(Row row, int round, Duration lasts) throws IOException, InterruptedException {
    Taking taking = new Taking(row, round, lasts);
    return switch (row.work()) {
      case EMPTY -> taking.answers(post(EMPTY, List.of(HotCoupons.GONE)));
      case REFUSED -> taking.answers(post(issuePath(), List.of(HotCoupons.GONE)));
      case STATUS -> taking.answers(status());
      case ACCEPTED -> taking.accepted();
      case ISSUED -> taking.issued();
      case DRAINED -> taking.drained();
    };
  }

  private Wrk.Asking status() throws IOException {
    var known = bed.system().requests().status();
    if (statusRequests.isEmpty()) {
      statusRequests =
          Optional.of(
              bed.crowd()
                  .asking(
                      bed.table().owned(coupons.last().getFirst(), STATUS_REQUESTS),
                      known.path(),
                      bed.folder().resolve("status-requests")));
    }
    return new Wrk.Asking(
        bed.base(known.role()), "GET", "/", "", statusRequests.get(), List.of(HotCoupons.GONE));
  }

  private Wrk.Asking post(String path, List<String> wanted) {
    var issue = bed.system().requests().issue();
    return new Wrk.Asking(
        bed.base(issue.role()), issue.method(), path, issue.body(), bed.crowd().file(), wanted);
  }

  private String issuePath() {
    return bed.system().requests().issue().path();
  }

  private List<Part> workers() {
    return bed.running().stream().filter(part -> part.name().startsWith(WORKER)).toList();
  }

  private static int hot(Point point) {
    return switch (point) {
      case Point.Coupons(int hot) -> hot;
      case Point.Users _,
          Point.Workers _,
          Point.Claims _,
          Point.Brokers _,
          Point.Watched _,
          Point.Gatling _ ->
          1;
    };
  }

  /** One measurement under way. */
  private final class Taking {
    private final Row row;
    private final int round;
    private final Duration lasts;

    Taking(Row row, int round, Duration lasts) {
      this.row = row;
      this.round = round;
      this.lasts = lasts;
    }

    private Wrk.Result ask(Wrk.Asking asking) throws IOException, InterruptedException {
      return row.point() instanceof Point.Gatling
          ? gatling.refused(row.point().users(), lasts)
          : wrk.run(asking, row.point().users(), lasts);
    }

    Shot answers(Wrk.Asking asking) throws IOException, InterruptedException {
      Map<String, Duration> before = bed.cpu();
      Wrk.Result result = ask(asking);
      boolean refused = row.work() == Row.Work.REFUSED;
      long other = refused ? result.requests() - result.notGood() : result.notGood();
      return shot(
          result, seconds(result.lasted()), result.requests(), bed.cpuSince(before), 0, other);
    }

    /** While the workers stand still: what is accepted waits in the topic. */
    Shot accepted() throws IOException, InterruptedException {
      List<String> wanted = coupons.fresh(hot(row.point()));
      Shot shot;
      standStill();
      try {
        Map<String, Duration> before = bed.cpu();
        Wrk.Result result = ask(post(issuePath(), wanted));
        Map<String, Duration> spent = bed.cpuSince(before);
        long claims = coupons.claims(wanted);
        shot = shot(result, seconds(result.lasted()), claims, spent, 0, result.notGood());
      } finally {
        goOn();
      }
      coupons.drain(wanted, 0);
      return shot;
    }

    Shot issued() throws IOException, InterruptedException {
      List<String> wanted = coupons.fresh(hot(row.point()));
      Map<String, Duration> before = bed.cpu();
      long start = System.nanoTime();
      Wrk.Result result = ask(post(issuePath(), wanted));
      double drain = coupons.drain(wanted, result.requests() - result.notGood());
      double seconds = (System.nanoTime() - start) / 1e9;
      return shot(
          result, seconds, coupons.issued(wanted), bed.cpuSince(before), drain, result.notGood());
    }

    /** What waits in the topic, by workers who have the machine for themselves. */
    Shot drained() throws IOException, InterruptedException {
      List<String> wanted = coupons.fresh(hot(row.point()));
      Wrk.Result result;
      standStill();
      try {
        result = ask(post(issuePath(), wanted));
      } catch (IOException | InterruptedException | RuntimeException e) {
        goOn();
        throw e;
      }
      Map<String, Duration> before = bed.cpu();
      goOn();
      double drain = coupons.drain(wanted, result.requests() - result.notGood());
      return shot(
          result, drain, coupons.issued(wanted), bed.cpuSince(before), drain, result.notGood());
    }

    private Shot shot(
        Wrk.Result result,
        double seconds,
        long done,
        Map<String, Duration> spent,
        double drain,
        long notAsked) {
      Map<String, Double> micros = new TreeMap<>();
      spent.forEach((part, used) -> micros.put(part, used.toNanos() / 1e3 / Math.max(1, done)));
      return new Shot(
          bed.system().name(),
          row.work(),
          row.point(),
          round,
          seconds,
          done,
          result.latency(),
          micros,
          seconds(result.cpu()) / seconds(result.lasted()),
          drain,
          notAsked + result.broken());
    }
  }

  private void standStill() {
    workers().forEach(worker -> bed.bed().containers().pause(worker.containerId()));
  }

  private void goOn() {
    workers().forEach(worker -> bed.bed().containers().unpause(worker.containerId()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
