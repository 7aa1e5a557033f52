package dev.faultline.coupon.relay;

import dev.faultline.coupon.broker.KafkaSettings;
import dev.faultline.coupon.broker.RecordFormat;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends rows to the topic, and knows from the last answer whether the broker takes them. Rows that
 * were committed together go to one partition: a worker reads, writes and acknowledges them
 * together, where four partitions would cost four transactions. The partitions take turns.
 */
final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** A crowd's commit is for several consumers. */
  private static final int ROWS_OF_A_TURN = 100;

  private final ProducerFactory<String, byte[]> producers;
  private final RecordFormat format;
  private final String topic;
  private final Counter acked;
  private final Counter failed;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger rowsOfTurn = new AtomicInteger();
  private volatile boolean delivering = true;

  Deliveries(
      ProducerFactory<String, byte[]> producers,
      RecordFormat format,
      KafkaSettings settings,
      MeterRegistry meters) {
    this.producers = producers;
    this.format = format;
    this.topic = settings.topic();
    this.acked = meters.counter("coupon.relay.sends", "result", "acked");
    this.failed = meters.counter("coupon.relay.sends", "result", "failed");
  }

  boolean isDelivering() {
    return delivering;
  }

  /** What is sent from here on was committed later than what was sent before. */
  void nextTurn() {
    rowsOfTurn.set(0);
    turn.incrementAndGet();
  }

  /** Sends without waiting; completes with whether the broker has the row. */
  CompletableFuture<Boolean> send(OutboxRow row) {
    var outcome = new CompletableFuture<Boolean>();
    try {
      Producer<String, byte[]> producer = producers.createProducer();
      Future<?> _ =
          producer.send(
              format.encode(
                  new TopicPartition(topic, partition(producer)), row.accepted(), row.replayId()),
              (metadata, failure) -> outcome.complete(noted(failure)));
    } catch (KafkaException e) {
      outcome.complete(noted(e));
    }
    return outcome;
  }

  private int partition(Producer<String, byte[]> producer) {
    if (rowsOfTurn.incrementAndGet() > ROWS_OF_A_TURN) {
      nextTurn();
    }
    return Math.floorMod(turn.get(), producer.partitionsFor(topic).size());
  }

  /** Waits for what is on its way, at most the delivery time-out; not at all without a broker. */
  void finish() {
    if (delivering) {
      try {
        producers.createProducer().flush();
      } catch (KafkaException e) {
        LOG.warn("the last records may be sent again after the next start: {}", e.toString());
      }
    }
  }

  private boolean noted(@org.jspecify.annotations.Nullable Exception failure) {
    if (failure == null) {
      acked.increment();
      if (!delivering) {
        delivering = true;
        LOG.info("the broker takes records again");
      }
      return true;
    }
    failed.increment();
    if (delivering) {
      delivering = false;
      LOG.warn("the broker takes no records, rows wait in the outbox: {}", failure.toString());
    }
    return false;
  }
}
