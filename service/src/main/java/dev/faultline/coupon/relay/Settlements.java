package dev.faultline.coupon.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Tells the outbox in batches what became of each send: deleted if acknowledged, else released. */
final class Settlements {

  private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);

  private static final int CAPACITY = 50_000;
  private static final int BATCH = 1_000;

  private final Outbox outbox;
  private final BlockingQueue<Settlement> waiting = new ArrayBlockingQueue<>(CAPACITY);

  Settlements(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Never blocks the producer's thread. A settlement that does not fit means a redelivery later.
   */
  void add(long id, boolean acked) {
    var _ = waiting.offer(new Settlement(id, acked));
  }

  void settle() throws InterruptedException {
    Settlement first = waiting.poll(100, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    var batch = new ArrayList<Settlement>();
    batch.add(first);
    waiting.drainTo(batch, BATCH - 1);
    try {
      settle(batch);
    } catch (RuntimeException e) {
      // Not settled yet; the loop comes back to them after its pause.
      batch.forEach(settlement -> add(settlement.id, settlement.acked));
      throw e;
    }
  }

  private void settle(List<Settlement> batch) {
    List<Long> acked = batch.stream().filter(Settlement::acked).map(Settlement::id).toList();
    if (!acked.isEmpty()) {
      outbox.delete(acked);
    }
    List<Long> failed = batch.stream().filter(s -> !s.acked).map(Settlement::id).toList();
    if (!failed.isEmpty()) {
      outbox.release(failed);
    }
  }

  /** The last ones, at a stop; what the database does not take now is sent again later. */
  void finish() {
    var rest = new ArrayList<Settlement>();
    waiting.drainTo(rest);
    try {
      settle(rest);
    } catch (DataAccessException e) {
      LOG.warn("{} sends are not settled, they are repeated: {}", rest.size(), e.getMessage());
    }
  }

  private record Settlement(long id, boolean acked) {}
}
