package dev.faultline.fault.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Watches a broker as another watch does, and counts besides what the brokers that are left refuse
 * because too few copies are in sync. It sends by itself and never again: a client that repeats
 * tells of nothing but its own patience.
 */
final class RefusedSends implements Watch {
  private static final String TOPIC = "faultline.copies";
  private static final long INTERVAL_MILLIS = 500;
  private static final int ANSWER_WITHIN_MILLIS = 1_000;
  private static final long MOST = 1_000_000;

  private final Watch broker;
  private final String bootstrap;
  private final long least;
  private final Looks looks = new Looks("copies", 1);
  private final AtomicLong refused = new AtomicLong();
  private Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();

  /**
   * @param broker watches the part itself
   * @param least how many refused sends are asked for
   */
  RefusedSends(Watch broker, String bootstrap, long least) {
    this.broker = broker;
    this.bootstrap = bootstrap;
    this.least = least;
  }

  @Override
  public void start() {
    broker.start();
    createTopic();
    producer =
        Optional.of(
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers",
                    bootstrap,
                    "client.id",
                    "faultline-copies",
                    "acks",
                    "all",
                    "retries",
                    0,
                    "enable.idempotence",
                    false,
                    "linger.ms",
                    0,
                    "request.timeout.ms",
                    ANSWER_WITHIN_MILLIS,
                    "delivery.timeout.ms",
                    2 * ANSWER_WITHIN_MILLIS,
                    "max.block.ms",
                    ANSWER_WITHIN_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
    looks.repeat(this::send, INTERVAL_MILLIS);
  }

  /** A copy on every broker; how many of them must be in sync is the brokers' own setting. */
  private void createTopic() {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    try (Admin admin = Admin.create(settings)) {
      List<Integer> brokers = new ArrayList<>();
      admin
          .describeCluster()
          .nodes()
          .get(10, TimeUnit.SECONDS)
          .forEach(node -> brokers.add(node.id()));
      brokers.sort(null);
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Map.of(0, brokers))))
          .all()
          .get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Cannot create " + TOPIC, e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating " + TOPIC, e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(TOPIC + " was not created within 10 s", e);
    }
  }

  private void send() {
    try {
      producer
          .orElseThrow()
          .send(new ProducerRecord<>(TOPIC, 0, null, "probe".getBytes(UTF_8)))
          .get(3, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // Any other failure is an observation too, but not of this.
      if (e.getCause() instanceof NotEnoughReplicasException
          || e.getCause() instanceof NotEnoughReplicasAfterAppendException) {
        refused.incrementAndGet();
      }
    } catch (TimeoutException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void faultStarts() {
    broker.faultStarts();
  }

  @Override
  public void faultEnds() {
    broker.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    long counted = refused.get();
    return counted == 0
        ? Optional.empty()
        : broker
            .bite()
            .map(seen -> seen + "; %d sends refused for want of copies".formatted(counted));
  }

  @Override
  public Optional<Healed> healed() {
    return broker.healed();
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    looks.check();
    List<Dose> doses = new ArrayList<>(broker.doses(asked, allowance));
    doses.add(new Dose("refused-sends", "sends", least, refused.get(), least, MOST));
    return doses;
  }

  @Override
  public void close() {
    looks.close();
    producer.ifPresent(open -> open.close(Duration.ofSeconds(1)));
    broker.close();
  }
}
