package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.RecordFormat;
import dev.faultline.coupon.broker.UndecodableRecordException;
import dev.faultline.coupon.deadletter.DeadLetter;
import dev.faultline.coupon.deadletter.DeadLetterTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** One batch: read, insert, put poison aside, and only then move the offsets. */
final class IssuingListener
    implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(IssuingListener.class);

  private final RecordFormat format;
  private final Issuer issuer;
  private final DeadLetterTopic deadLetters;
  private final IssuanceMetrics metrics;
  private final WorkerSettings settings;

  IssuingListener(
      RecordFormat format,
      Issuer issuer,
      DeadLetterTopic deadLetters,
      IssuanceMetrics metrics,
      WorkerSettings settings) {
    this.format = format;
    this.issuer = issuer;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.settings = settings;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> records,
      @Nullable Acknowledgment acknowledgment,
      @Nullable Consumer<?, ?> consumer) {
    metrics.batch(records.size());
    var deliveries = new ArrayList<Delivery>(records.size());
    var poison = new ArrayList<DeadLetter>();
    for (ConsumerRecord<String, byte[]> received : records) {
      try {
        deliveries.add(new Delivery(received, format.decode(received)));
      } catch (UndecodableRecordException e) {
        poison.add(DeadLetter.undecodable(received, e));
      }
    }
    Issuer.Result result = issuer.issue(deliveries);
    metrics.issued(deliveries, result.issued());
    poison.addAll(result.poison());
    deadLetters.put(poison);
    commit(records, Objects.requireNonNull(consumer));
  }

  private void commit(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<String, byte[]> done : records) {
      offsets.put(
          new TopicPartition(done.topic(), done.partition()),
          new OffsetAndMetadata(done.offset() + 1));
    }
    // What moved to another consumer meanwhile is that one's to commit.
    offsets.keySet().retainAll(consumer.assignment());
    try {
      consumer.commitSync(offsets, settings.commitWithin());
    } catch (CommitFailedException e) {
      LOG.warn("the group went on without this consumer; others will read the batch again", e);
    } catch (TimeoutException | RebalanceInProgressException e) {
      throw new OutageException("the offsets of a stored batch are not committed yet", e);
    }
  }
}
