package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.Offsets;
import dev.faultline.coupon.broker.RecordFormat;
import dev.faultline.coupon.broker.UndecodableRecordException;
import dev.faultline.coupon.deadletter.DeadLetter;
import dev.faultline.coupon.deadletter.DeadLetterTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** One batch: read, insert, put poison aside, and only then move the offsets. */
final class IssuingListener
    implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]> {

  private final RecordFormat format;
  private final Issuer issuer;
  private final DeadLetterTopic deadLetters;
  private final IssuanceMetrics metrics;

  IssuingListener(
      RecordFormat format, Issuer issuer, DeadLetterTopic deadLetters, IssuanceMetrics metrics) {
    this.format = format;
    this.issuer = issuer;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
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
    Offsets.commit(records, Objects.requireNonNull(consumer));
  }
}
