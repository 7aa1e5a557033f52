package dev.faultline.coupon.lag;

import dev.faultline.coupon.broker.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks Kafka how far the group is behind, each question bounded by a second. */
final class GroupLag {

  private final KafkaSettings settings;

  GroupLag(KafkaSettings settings) {
    this.settings = settings;
  }

  int brokers(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
    return bounded(admin.describeCluster().nodes()).size();
  }

  Map<TopicPartition, Long> lag(Admin admin)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    for (TopicPartition partition : partitions(admin)) {
      latest.put(partition, OffsetSpec.latest());
      earliest.put(partition, OffsetSpec.earliest());
    }
    var ends = bounded(admin.listOffsets(latest).all());
    var starts = bounded(admin.listOffsets(earliest).all());
    var committed =
        bounded(admin.listConsumerGroupOffsets(settings.group()).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> lag = new HashMap<>();
    ends.forEach(
        (partition, end) ->
            lag.put(
                partition, behind(end.offset(), starts.get(partition), committed.get(partition))));
    return lag;
  }

  /** The topic is asked, not the settings: it may have been widened since. */
  private List<TopicPartition> partitions(Admin admin)
      throws ExecutionException, TimeoutException, InterruptedException {
    var topics = bounded(admin.describeTopics(List.of(settings.topic())).allTopicNames());
    return topics.values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .map(partition -> new TopicPartition(settings.topic(), partition.partition()))
        .toList();
  }

  /** A group that committed nothing yet has everything before it. */
  private static long behind(
      long end, @Nullable ListOffsetsResultInfo start, @Nullable OffsetAndMetadata committed) {
    long first = start == null ? 0 : start.offset();
    return Math.max(0, end - (committed == null ? first : Math.max(first, committed.offset())));
  }

  private static <T> T bounded(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(1, TimeUnit.SECONDS);
  }
}
