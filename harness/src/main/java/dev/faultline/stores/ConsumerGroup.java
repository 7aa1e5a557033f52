package dev.faultline.stores;

import dev.faultline.system.SystemUnderTest.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** How far the worker's group is, asked on the harness's own listener. */
public final class ConsumerGroup implements AutoCloseable {
  private static final int ANSWER_WITHIN_MILLIS = 3000;

  private final Topics topics;
  private final Admin admin;

  public ConsumerGroup(Topics topics, String bootstrap) {
    this.topics = topics;
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", bootstrap,
                "client.id", "faultline-group",
                "request.timeout.ms", ANSWER_WITHIN_MILLIS,
                "default.api.timeout.ms", ANSWER_WITHIN_MILLIS,
                "reconnect.backoff.max.ms", 500));
  }

  /** Where a group and its topic stand. */
  public record Position(long endOffset, long lag) {}

  /**
   * Who shares the topic.
   *
   * @param members consumers in the group
   * @param working those of them that have a partition
   * @param partitions of the topic
   */
  public record Members(int members, int working, int partitions) {}

  /** The group as its coordinator describes it now. */
  public Members members() {
    ConsumerGroupDescription group = description();
    int working =
        (int)
            group.members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    return new Members(group.members().size(), working, partitions().size());
  }

  /** End offsets and lag, summed over the topic's partitions. */
  public Position position() {
    Map<TopicPartition, Long> ends = endOffsets();
    Map<TopicPartition, OffsetAndMetadata> committed =
        answer(
            admin
                .listConsumerGroupOffsets(topics.group())
                .partitionsToOffsetAndMetadata(topics.group()));
    long lag =
        ends.entrySet().stream()
            .mapToLong(end -> end.getValue() - offset(committed, end.getKey()))
            .sum();
    return new Position(ends.values().stream().mapToLong(Long::longValue).sum(), lag);
  }

  /** Whether the group has members and is not rebalancing. */
  public boolean stable() {
    ConsumerGroupDescription group = description();
    return group.groupState() == GroupState.STABLE && !group.members().isEmpty();
  }

  /** Partitions of both topics whose in-sync replicas are fewer than their replicas. */
  public long underReplicated() {
    DescribeTopicsResult topicsResult =
        admin.describeTopics(List.of(topics.issue(), topics.deadLetter()));
    return answer(topicsResult.allTopicNames()).values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .filter(partition -> partition.isr().size() < partition.replicas().size())
        .count();
  }

  /** Gives both topics so many partitions; there is no way back. */
  public void widen(int partitions) {
    answer(
        admin
            .createPartitions(
                Map.of(
                    topics.issue(), NewPartitions.increaseTo(partitions),
                    topics.deadLetter(), NewPartitions.increaseTo(partitions)))
            .all());
  }

  private ConsumerGroupDescription description() {
    return Objects.requireNonNull(
        answer(admin.describeConsumerGroups(List.of(topics.group())).all()).get(topics.group()),
        "Kafka describes every group that it is asked for");
  }

  private List<TopicPartitionInfo> partitions() {
    return answer(admin.describeTopics(Set.of(topics.issue())).allTopicNames()).values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .toList();
  }

  private Map<TopicPartition, Long> endOffsets() {
    Map<TopicPartition, OffsetSpec> latest =
        partitions().stream()
            .map(partition -> new TopicPartition(topics.issue(), partition.partition()))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    return answer(admin.listOffsets(latest).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /** A partition without a commit was never read: all of it is lag. */
  private static long offset(
      Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
    OffsetAndMetadata offset = committed.get(partition);
    return offset == null ? 0 : offset.offset();
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(2L * ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new StoreUnreachable("Kafka did not answer: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new StoreUnreachable("Kafka did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnreachable("Interrupted while asking Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
