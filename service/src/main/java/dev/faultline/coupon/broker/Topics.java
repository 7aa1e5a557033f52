package dev.faultline.coupon.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the two topics as the settings want them; what already exists stays as it is. */
public final class Topics {

  /** A cold broker needs some seconds for its first topics. */
  private static final Duration BOUND = Duration.ofSeconds(5);

  private final KafkaSettings settings;
  private final KafkaClients clients;

  Topics(KafkaSettings settings, KafkaClients clients) {
    this.settings = settings;
    this.clients = clients;
  }

  /** Tries once, within seconds. */
  public Outcome create() throws InterruptedException {
    var failures = new ArrayList<String>();
    try (Admin admin = Admin.create(clients.admin(BOUND))) {
      for (var topic : admin.createTopics(wanted()).values().entrySet()) {
        failure(topic.getValue()).ifPresent(cause -> failures.add(topic.getKey() + ": " + cause));
      }
    } catch (KafkaException e) {
      failures.add(String.valueOf(e.getMessage()));
    }
    return new Outcome(List.copyOf(failures));
  }

  private List<NewTopic> wanted() {
    var config = Map.of("min.insync.replicas", String.valueOf(settings.minInSync()));
    // The dead-letter topic has as many partitions, because a dead letter keeps its partition.
    return List.of(settings.topic(), settings.deadLetterTopic()).stream()
        .map(name -> new NewTopic(name, settings.partitions(), settings.replication()))
        .map(topic -> topic.configs(config))
        .toList();
  }

  private static Optional<String> failure(org.apache.kafka.common.KafkaFuture<Void> creation)
      throws InterruptedException {
    try {
      creation.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return e.getCause() instanceof TopicExistsException
          ? Optional.empty()
          : Optional.of(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      return Optional.of("no answer within " + BOUND);
    }
  }

  /**
   * What came of one try.
   *
   * @param failures one line per topic that is still missing
   */
  public record Outcome(List<String> failures) {

    /** Whether both topics are there. */
    public boolean isComplete() {
      return failures.isEmpty();
    }
  }
}
