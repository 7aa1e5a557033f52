package dev.faultline.coupon.relay;

import dev.faultline.coupon.background.Loop;
import dev.faultline.coupon.broker.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.SmartLifecycle;

/**
 * Carries committed rows to Kafka: a fast path right after commit, and a poller behind it for
 * whatever the fast path could not deliver. A row leaves the outbox only after the broker's ack.
 */
public final class Relay implements SmartLifecycle {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(8);
  private static final int MAX_ROUNDS = 40;

  /** Nobody waits for a row to be gone; a statement for many costs little more than for one. */
  private static final Duration SETTLE_EVERY = Duration.ofMillis(20);

  private final Outbox outbox;
  private final Deliveries deliveries;
  private final Settlements settlements;
  private final RelaySettings settings;
  private final Duration lease;
  private final BlockingQueue<OutboxRow> ring;
  private final Loop sender = new Loop("relay-send", Duration.ZERO, this::sendCommitted);
  private final Loop settler;
  private final Loop poller;
  private volatile boolean running;

  Relay(Outbox outbox, Deliveries deliveries, RelaySettings settings, KafkaSettings kafkaSettings) {
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.settings = settings;
    this.lease = kafkaSettings.deliveryTimeout().plusSeconds(2);
    this.ring = new ArrayBlockingQueue<>(settings.ringCapacity());
    this.settlements = new Settlements(outbox);
    this.settler = new Loop("relay-settle", SETTLE_EVERY, settlements::settle);
    this.poller = new Loop("relay-poll", settings.pollEvery(), this::poll);
  }

  /**
   * How long new rows belong to the fast path. Zero while the broker takes nothing, so that the
   * poller can send them the moment it is back.
   */
  public Duration leaseForNewRows() {
    return deliveries.isDelivering() ? lease : Duration.ZERO;
  }

  /** Hands committed rows to the fast path; rows that do not fit are the poller's. */
  public void offer(List<OutboxRow> committed) {
    if (!deliveries.isDelivering()) {
      return;
    }
    for (OutboxRow row : committed) {
      if (!ring.offer(row)) {
        return;
      }
    }
  }

  private void sendCommitted() throws InterruptedException {
    OutboxRow first = ring.poll(100, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    var rows = new ArrayList<OutboxRow>();
    rows.add(first);
    ring.drainTo(rows, 999);
    deliveries.nextTurn();
    for (OutboxRow row : rows) {
      if (deliveries.isDelivering()) {
        var _ = send(row);
      } else {
        settlements.add(row.id(), false);
      }
    }
  }

  private CompletableFuture<Boolean> send(OutboxRow row) {
    return deliveries.send(row).whenComplete((acked, e) -> settlements.add(row.id(), acked));
  }

  /** One probe until the broker acks, then everything that waits. */
  private void poll() throws InterruptedException {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      boolean probing = !deliveries.isDelivering();
      int limit = probing ? 1 : settings.pollBatch();
      List<OutboxRow> rows = outbox.lease(limit, lease);
      deliveries.nextTurn();
      var sends = rows.stream().map(this::send).toList();
      if (probing && !(sends.size() == 1 && isAcked(sends.getFirst()))) {
        return;
      }
      if (!probing && rows.size() < limit) {
        return;
      }
    }
  }

  private boolean isAcked(CompletableFuture<Boolean> send) throws InterruptedException {
    try {
      return send.get(lease.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a send reports failure as a value", e);
    }
  }

  @Override
  public void start() {
    running = true;
    sender.start();
    settler.start();
    poller.start();
  }

  /** Nothing is lost here: what is not acknowledged stays in the outbox for the next start. */
  @Override
  public void stop() {
    running = false;
    poller.stop(STOP_WITHIN);
    sender.stop(STOP_WITHIN);
    deliveries.finish();
    settler.stop(STOP_WITHIN);
    settlements.finish();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops after those who commit rows. */
  @Override
  public int getPhase() {
    return 500;
  }
}
