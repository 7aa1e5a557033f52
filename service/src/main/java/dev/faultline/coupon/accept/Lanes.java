package dev.faultline.coupon.accept;

import dev.faultline.coupon.background.Loop;
import dev.faultline.coupon.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;

/**
 * A bounded queue and one committing thread per lane; a coupon always has the same lane, so that
 * its order of arrival is its order of commit. There is no timer: while one batch commits, the next
 * one gathers. How large a batch is and how many may wait for it, {@link Pace} says.
 */
final class Lanes implements SmartLifecycle {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

  private final int capacity;
  private final Pace pace;
  private final Consumer<List<ClaimRequest>> flush;
  private final List<Lane> lanes;
  private volatile boolean running;

  /**
   * @param capacity requests that may wait in a lane, whatever the pace
   * @param flush answers every request of a batch
   */
  Lanes(int count, int capacity, Pace pace, Consumer<List<ClaimRequest>> flush) {
    this.capacity = capacity;
    this.pace = pace;
    this.flush = flush;
    this.lanes = IntStream.range(0, count).mapToObj(Lane::new).toList();
  }

  /** Puts the request in its coupon's queue; false if there is no room. */
  boolean offer(ClaimRequest request) {
    Lane lane = lane(request.couponCode());
    return running
        && lane.waiting.size() < pace.size().waiting()
        && lane.waiting.offerLast(request);
  }

  /** How many wait for that coupon's lane to take them on. */
  int waiting(String couponCode) {
    return lane(couponCode).waiting.size();
  }

  private Lane lane(String couponCode) {
    return lanes.get(Math.floorMod(couponCode.hashCode(), lanes.size()));
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
    private final BlockingDeque<ClaimRequest> waiting = new LinkedBlockingDeque<>(capacity);
    private final Loop loop;

    Lane(int number) {
      loop = new Loop("flusher-" + number, Duration.ZERO, this::flushNext);
    }

    private void flushNext() throws InterruptedException {
      ClaimRequest first = waiting.pollFirst(100, TimeUnit.MILLISECONDS);
      if (first != null) {
        Pace.Size size = pace.size();
        var batch = new ArrayList<ClaimRequest>();
        batch.add(first);
        waiting.drainTo(batch, size.batch() - 1);
        turnAwayBeyond(size.waiting());
        flush.accept(batch);
      }
    }

    /** Those who came before the database was known to be this slow, the last of them first. */
    private void turnAwayBeyond(int room) {
      while (waiting.size() > room) {
        ClaimRequest last = waiting.pollLast();
        if (last != null) {
          last.answer().complete(new Answer.Refused(ProblemCode.OVERLOADED));
        }
      }
    }

    private void finish() {
      loop.stop(STOP_WITHIN);
      var rest = new ArrayList<ClaimRequest>();
      waiting.drainTo(rest);
      flush.accept(rest);
    }
  }
}
