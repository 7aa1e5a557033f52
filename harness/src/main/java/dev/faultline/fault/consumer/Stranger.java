package dev.faultline.fault.consumer;

import dev.faultline.system.SystemUnderTest.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A member of the consumers' group that takes partitions, reads nothing of them, commits nothing,
 * and leaves. What lies in its partitions meanwhile waits.
 */
final class Stranger implements AutoCloseable {
  /** By which the group's description tells it from the service's own members. */
  static final String CLIENT = "faultline-stranger";

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Topics topics;
  private boolean assigned;

  Stranger(Topics topics, String bootstrap) {
    this.topics = topics;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "client.id",
                CLIENT,
                "group.id",
                topics.group(),
                "enable.auto.commit",
                false,
                "session.timeout.ms",
                6_000,
                "heartbeat.interval.ms",
                500,
                "request.timeout.ms",
                3_000,
                "default.api.timeout.ms",
                3_000,
                // A group has one protocol, and everybody must speak it.
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Joins, and stays for that long after the group has divided itself anew; gives its generation.
   */
  int visit(Duration stays, Duration joinsWithin, AtomicBoolean unwanted) {
    consumer.subscribe(List.of(topics.issue()), new Standstill());
    long joined = System.nanoTime() + joinsWithin.toNanos();
    while (!assigned && System.nanoTime() < joined && !unwanted.get()) {
      consumer.poll(LOOK);
    }
    long leaves = System.nanoTime() + stays.toNanos();
    while (System.nanoTime() < leaves && !unwanted.get()) {
      consumer.poll(LOOK);
    }
    return assigned ? consumer.groupMetadata().generationId() : -1;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(LEAVE_WITHIN));
  }

  /** Whatever it is given stands still. */
  private final class Standstill implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      assigned = true;
      consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
  }
}
