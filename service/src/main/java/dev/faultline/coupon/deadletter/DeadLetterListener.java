package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.broker.Offsets;
import dev.faultline.coupon.broker.OutageException;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** Brings dead letters from the topic to the table, where people can work on them. */
final class DeadLetterListener
    implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]> {

  private final DeadLetterTable table;

  DeadLetterListener(DeadLetterTable table) {
    this.table = table;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> records,
      @Nullable Acknowledgment acknowledgment,
      @Nullable Consumer<?, ?> consumer) {
    try {
      table.store(records.stream().map(StoredLetter::of).toList());
    } catch (DataAccessException e) {
      throw new OutageException("the store took no dead letter", e);
    }
    Offsets.commit(records, Objects.requireNonNull(consumer));
  }
}
