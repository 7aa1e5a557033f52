package dev.faultline.coupon.accept;

import dev.faultline.coupon.background.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;

/**
 * A bounded queue and one committing thread per lane; a coupon always has the same lane, so that
 * its order of arrival is its order of commit. There is no timer: while one batch commits, the next
 * one gathers.
 */
final class Lanes implements SmartLifecycle {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

  private final AcceptSettings settings;
  private final Flusher flusher;
  private final List<Lane> lanes;
  private volatile boolean running;

  Lanes(int count, AcceptSettings settings, Flusher flusher) {
    this.settings = settings;
    this.flusher = flusher;
    this.lanes = IntStream.range(0, count).mapToObj(Lane::new).toList();
  }

  /** Puts the request in its coupon's queue; false if there is no room. */
  boolean offer(ClaimRequest request) {
    Lane lane = lanes.get(Math.floorMod(request.couponCode().hashCode(), lanes.size()));
    return running && lane.waiting.offer(request);
  }

  @Override
  public void start() {
    running = true;
    lanes.forEach(lane -> lane.loop.start());
  }

  /** By now the web server takes no more; who still waits gets an answer. */
  @Override
  public void stop() {
    running = false;
    lanes.forEach(Lane::finish);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops after the web server and before the relay. */
  @Override
  public int getPhase() {
    return 1_000;
  }

  private final class Lane {
    private final BlockingQueue<ClaimRequest> waiting =
        new ArrayBlockingQueue<>(settings.queueCapacity());
    private final Loop loop;

    Lane(int number) {
      loop = new Loop("flusher-" + number, Duration.ZERO, this::flushNext);
    }

    private void flushNext() throws InterruptedException {
      ClaimRequest first = waiting.poll(100, TimeUnit.MILLISECONDS);
      if (first != null) {
        var batch = new ArrayList<ClaimRequest>();
        batch.add(first);
        waiting.drainTo(batch, settings.maxBatch() - 1);
        Flusher.byCoupon(batch).forEach(flusher::flush);
      }
    }

    private void finish() {
      loop.stop(STOP_WITHIN);
      var rest = new ArrayList<ClaimRequest>();
      waiting.drainTo(rest);
      Flusher.byCoupon(rest).forEach(flusher::flush);
    }
  }
}
