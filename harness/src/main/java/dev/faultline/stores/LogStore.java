package dev.faultline.stores;

import dev.faultline.run.Json;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.system.SystemUnderTest.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The log: topic and dead-letter topic, read from the first to the end offset of each partition.
 */
public final class LogStore {
  private static final Duration ASK_WITHIN = Duration.ofSeconds(10);
  private static final Duration READ_WITHIN = Duration.ofMinutes(2);

  private final Topics topics;
  private final String bootstrap;

  public LogStore(Topics topics, String bootstrap) {
    this.topics = topics;
    this.bootstrap = bootstrap;
  }

  /** Where both topics end now. */
  public Map<TopicPartition, Long> ends() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer), ASK_WITHIN);
    }
  }

  /**
   * Writes the records of both topics into the run directory.
   *
   * @param from where to begin; partitions that are not in it are read from their first record
   */
  public ReadProof writeTo(RunDirectory run, Map<TopicPartition, Long> from) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        JsonLinesWriter out = new JsonLinesWriter(run.file(RunDirectory.LOG))) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      Map<TopicPartition, Long> begins =
          new HashMap<>(consumer.beginningOffsets(partitions, ASK_WITHIN));
      begins.replaceAll((partition, first) -> Math.max(first, from.getOrDefault(partition, first)));
      begins.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK_WITHIN);
      long expected = sum(ends) - sum(begins);
      long read = read(consumer, ends, out);
      return new ReadProof(
          StoreName.of(RunDirectory.LOG),
          expected,
          read,
          "end minus first offsets of %d partitions, and records".formatted(partitions.size()));
    }
  }

  private long read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, JsonLinesWriter out)
      throws IOException {
    long deadlineNanos = System.nanoTime() + READ_WITHIN.toNanos();
    long read = 0;
    while (behind(consumer, ends) && System.nanoTime() < deadlineNanos) {
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
        if (found.offset() < ends.getOrDefault(partition(found), 0L)) {
          out.write(record(found));
          read++;
        }
      }
    }
    return read;
  }

  private static boolean behind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), ASK_WITHIN) < end.getValue());
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> found) {
    return new TopicPartition(found.topic(), found.partition());
  }

  private LogRecord record(ConsumerRecord<byte[], byte[]> found) {
    JsonNode value = parsed(found.value());
    return new LogRecord(
        found.topic(),
        found.partition(),
        found.offset(),
        value.at(topics.requestId()).asString(""),
        value.at(topics.coupon()).asString(""),
        value.at(topics.user()).asString(""));
  }

  private static JsonNode parsed(byte[] value) {
    try {
      return value == null ? Json.LINE.missingNode() : Json.LINE.readTree(value);
    } catch (JacksonException e) {
      return Json.LINE.missingNode();
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(topics.issue(), topics.deadLetter())) {
      consumer
          .partitionsFor(topic, ASK_WITHIN)
          .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
    }
    return partitions;
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "client.id",
            "faultline-final-read",
            "enable.auto.commit",
            false,
            "allow.auto.create.topics",
            false,
            "isolation.level",
            "read_uncommitted",
            "max.poll.records",
            10_000,
            "auto.offset.reset",
            "none"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
