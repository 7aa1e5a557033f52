package dev.faultline.coupon.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to and reads from topics past the service. */
public final class TopicProbe {

  private final String bootstrap;

  /** A probe of the broker at this address. */
  public TopicProbe(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Sends one record and waits for the broker to have it. */
  public void send(String topic, String key, String value) {
    sendAll(List.of(new ProducerRecord<>(topic, key, value)));
  }

  /** Sends many records without a key and waits for the broker to have them. */
  public void sendAll(String topic, List<String> values) {
    sendAll(
        values.stream().map(value -> new ProducerRecord<String, String>(topic, value)).toList());
  }

  /** Sends records and waits for the broker to have them. */
  public void sendAll(Collection<ProducerRecord<String, String>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      var sends = records.stream().map(producer::send).toList();
      for (var send : sends) {
        send.get(10, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All records of the topic, up to its present end, whose value contains the text. */
  public List<ConsumerRecord<String, String>> read(String topic, String text) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      var partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<String, String>>();
      while (!isAtEnd(consumer, ends.entrySet())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found.stream()
          .filter(one -> one.value() != null && one.value().contains(text))
          .toList();
    }
  }

  /** Whether the group has committed everything that the topic holds. */
  public boolean isWorkedOff(String topic, String group) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrap, "group.id", group),
            new StringDeserializer(),
            new StringDeserializer())) {
      var ends = consumer.endOffsets(partitions(consumer, topic));
      var committed = consumer.committed(ends.keySet());
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                var offset = committed.get(end.getKey());
                return end.getValue() == 0 || offset != null && offset.offset() >= end.getValue();
              });
    }
  }

  /** A header as text. */
  public String header(ConsumerRecord<?, ?> read, String name) {
    return new String(read.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static boolean isAtEnd(
      KafkaConsumer<?, ?> consumer, Set<Map.Entry<TopicPartition, Long>> ends) {
    return ends.stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
