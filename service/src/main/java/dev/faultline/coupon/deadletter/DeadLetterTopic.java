package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.broker.KafkaSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.ProducerFactory;

/** Puts poison aside: the caller may move on only after the broker has every letter. */
public final class DeadLetterTopic {

  private final ProducerFactory<String, byte[]> producers;
  private final KafkaSettings settings;
  private final Map<DeadLetter.Kind, Counter> counters = new EnumMap<>(DeadLetter.Kind.class);

  DeadLetterTopic(
      ProducerFactory<String, byte[]> producers, KafkaSettings settings, MeterRegistry meters) {
    this.producers = producers;
    this.settings = settings;
    for (DeadLetter.Kind kind : DeadLetter.Kind.values()) {
      counters.put(
          kind,
          meters.counter("coupon.dead.letters", "class", kind.name().toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * Sends the letters and waits for each.
   *
   * @throws UnsentDeadLetterException if the broker did not confirm them all
   */
  public void put(List<DeadLetter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    try {
      Producer<String, byte[]> producer = producers.createProducer();
      var sends = new ArrayList<Future<RecordMetadata>>(letters.size());
      letters.forEach(letter -> sends.add(producer.send(asRecord(letter))));
      long bound = settings.deliveryTimeout().plus(settings.maxBlock()).toMillis();
      for (Future<RecordMetadata> send : sends) {
        send.get(bound, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw new UnsentDeadLetterException(letters.size(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsentDeadLetterException(letters.size(), e);
    }
    letters.forEach(letter -> count(letter.kind()));
  }

  private void count(DeadLetter.Kind kind) {
    var counter = counters.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  private ProducerRecord<String, byte[]> asRecord(DeadLetter letter) {
    var source = letter.source();
    var dead = new ProducerRecord<>(settings.deadLetterTopic(), source.key(), source.value());
    source.headers().forEach(dead.headers()::add);
    header(dead, DeadLetterHeaders.TOPIC, source.topic());
    header(dead, DeadLetterHeaders.PARTITION, String.valueOf(source.partition()));
    header(dead, DeadLetterHeaders.OFFSET, String.valueOf(source.offset()));
    header(dead, DeadLetterHeaders.KIND, letter.kind().name().toLowerCase(Locale.ROOT));
    header(dead, DeadLetterHeaders.CAUSE, letter.cause());
    return dead;
  }

  private static void header(ProducerRecord<String, byte[]> dead, String name, String value) {
    dead.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
