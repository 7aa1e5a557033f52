package dev.faultline.coupon.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a group's offsets past a batch that is stored. */
public final class Offsets {

  private static final Logger LOG = LoggerFactory.getLogger(Offsets.class);

  /** One broker request; longer would only keep the consumer from its heartbeat of progress. */
  private static final Duration COMMIT_WITHIN = Duration.ofSeconds(3);

  private Offsets() {}

  /**
   * Commits, bounded.
   *
   * @throws OutageException if the group still is this consumer's and the commit has to be repeated
   */
  public static void commit(List<? extends ConsumerRecord<?, ?>> stored, Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<?, ?> done : stored) {
      offsets.put(
          new TopicPartition(done.topic(), done.partition()),
          new OffsetAndMetadata(done.offset() + 1));
    }
    // What moved to another consumer meanwhile is that one's to commit.
    offsets.keySet().retainAll(consumer.assignment());
    try {
      consumer.commitSync(offsets, COMMIT_WITHIN);
    } catch (CommitFailedException e) {
      LOG.warn("the group went on without this consumer; others will read the batch again", e);
    } catch (TimeoutException | RebalanceInProgressException e) {
      throw new OutageException("the offsets of a stored batch are not committed yet", e);
    }
  }
}
