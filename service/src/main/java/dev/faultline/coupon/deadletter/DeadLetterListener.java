package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.broker.Offsets;
import dev.faultline.coupon.broker.OutageException;
import dev.faultline.coupon.broker.RecordFormat;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.transaction.TransactionException;

/** Brings dead letters from the topic to the table, where people can work on them. */
final class DeadLetterListener
    implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]> {

  private final DeadLetterTable table;
  private final RecordFormat format;

  DeadLetterListener(DeadLetterTable table, RecordFormat format) {
    this.table = table;
    this.format = format;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> records,
      @Nullable Acknowledgment acknowledgment,
      @Nullable Consumer<?, ?> consumer) {
    try {
      table.store(records.stream().map(dead -> StoredLetter.of(dead, format)).toList());
    } catch (DataAccessException | TransactionException e) {
      throw new OutageException("the store took no dead letter", e);
    }
    Offsets.commit(records, Objects.requireNonNull(consumer));
  }
}
