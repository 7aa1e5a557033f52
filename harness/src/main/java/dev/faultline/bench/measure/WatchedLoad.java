package dev.faultline.bench.measure;

import dev.faultline.bench.Point;
import dev.faultline.bench.Row;
import dev.faultline.bench.Shot;
import dev.faultline.bench.measure.OpenUsers.Asking;
import dev.faultline.bench.measure.OpenUsers.Came;
import dev.faultline.bench.measure.OpenUsers.Heard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What being watched costs a system at the load that scenarios have: what Prometheus and its
 * exporters ask each second, by pausing Prometheus and not. What a run also asks (the status page,
 * evidence at single moments) is not in it.
 */
final class WatchedLoad implements AutoCloseable {
  private static final String WATCHER = "prometheus";
  private static final double PER_SECOND = 50;

  private final BenchBed bed;
  private final HotCoupons coupons;
  private final OpenUsers users;

  WatchedLoad(BenchBed bed, HotCoupons coupons) {
    this.bed = bed;
    this.coupons = coupons;
    this.users = new OpenUsers(bed.stop());
  }

  /** Measures once. */
  Shot shoot(Point.Watched point, int round, Duration lasts) throws IOException {
    return point.watched() ? measured(point, round, lasts) : unwatched(point, round, lasts);
  }

  private Shot unwatched(Point.Watched point, int round, Duration lasts) throws IOException {
    String prometheus = bed.bed().part(WATCHER).containerId();
    bed.bed().containers().pause(prometheus);
    try {
      return measured(point, round, lasts);
    } finally {
      bed.bed().containers().unpause(prometheus);
    }
  }

  private Shot measured(Point.Watched point, int round, Duration lasts) throws IOException {
    List<String> wanted = coupons.fresh(1);
    Map<String, Duration> before = bed.cpu();
    long start = System.nanoTime();
    Heard heard = users.run(Asking.issue(bed, wanted.getFirst()), PER_SECOND, lasts);
    long served = heard.count(Came::isServed);
    double drain = coupons.drain(wanted, served);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Duration> spent = bed.cpuSince(before);
    long issued = coupons.issued(wanted);
    Map<String, Double> micros = new TreeMap<>();
    spent.forEach((part, used) -> micros.put(part, used.toNanos() / 1e3 / Math.max(1, issued)));
    return new Shot(
        bed.system().name(),
        Row.Work.ISSUED,
        point,
        round,
        seconds,
        issued,
        heard.served(),
        micros,
        heard.cpu().toNanos() / (double) lasts.toNanos(),
        drain,
        heard.all().size() - served);
  }

  @Override
  public void close() {
    users.close();
  }
}
