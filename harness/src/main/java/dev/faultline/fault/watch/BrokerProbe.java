package dev.faultline.fault.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks one broker whether it is there, with short time-outs and never through a proxy. */
final class BrokerProbe implements AutoCloseable {
  private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
  private static final int ANSWER_WITHIN_MILLIS = 1000;

  private final String bootstrap;
  private final int number;
  private Optional<Admin> admin = Optional.empty();
  private Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();
  private String topic = "";
  private int brokerId = -1;

  /**
   * @param bootstrap one address per broker, in their order
   * @param number of the broker, counted from 1
   */
  BrokerProbe(String bootstrap, int number) {
    this.bootstrap = bootstrap;
    this.number = number;
  }

  /** Connects while the broker is still well, and makes a topic that only this broker holds. */
  void open() {
    Admin opened = Admin.create(clientSettings("admin"));
    admin = Optional.of(opened);
    brokerId = brokerOf(nodes(opened, OPEN_WITHIN)).orElseThrow(this::notThere).id();
    topic = "faultline.probe-" + brokerId;
    createTopic(opened);
    producer =
        Optional.of(
            new KafkaProducer<>(
                producerSettings(), new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Whether metadata is answered and names the broker. */
  boolean present() {
    return nodes(admin.orElseThrow(), Duration.ofMillis(ANSWER_WITHIN_MILLIS)).stream()
        .anyMatch(node -> node.id() == brokerId);
  }

  /** Sends one small record; whether it was acknowledged in time. */
  boolean acknowledged() {
    ProducerRecord<byte[], byte[]> probe = new ProducerRecord<>(topic, "probe".getBytes(UTF_8));
    return answer(() -> producer.orElseThrow().send(probe).get(3, TimeUnit.SECONDS)).isPresent();
  }

  @Override
  public void close() {
    producer.ifPresent(open -> open.close(Duration.ofSeconds(1)));
    admin.ifPresent(open -> open.close(Duration.ofSeconds(1)));
  }

  private Optional<Node> brokerOf(Collection<Node> nodes) {
    String address = List.of(bootstrap.split(",")).get(number - 1).strip();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return nodes.stream().filter(node -> node.port() == port).findFirst();
  }

  private IllegalStateException notThere() {
    return new IllegalStateException(
        "Metadata of %s does not name broker %d before the fault: nothing to break"
            .formatted(bootstrap, number));
  }

  private static Collection<Node> nodes(Admin admin, Duration within) {
    DescribeClusterOptions options =
        new DescribeClusterOptions().timeoutMs((int) within.toMillis());
    return answer(
            () ->
                admin
                    .describeCluster(options)
                    .nodes()
                    .get(within.toMillis() + 500, TimeUnit.MILLISECONDS))
        .orElse(List.of());
  }

  private void createTopic(Admin open) {
    NewTopic onlyThere = new NewTopic(topic, Map.of(0, List.of(brokerId)));
    try {
      open.createTopics(List.of(onlyThere)).all().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Cannot create the probe topic " + topic, e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating the probe topic", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The probe topic was not created within 10 s", e);
    }
  }

  /** Something that Kafka answers, or fails to. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws ExecutionException, InterruptedException, TimeoutException;
  }

  /** A failed answer is an observation here, not an error. */
  private static <T> Optional<T> answer(Question<T> question) {
    try {
      return Optional.of(question.ask());
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Map<String, Object> clientSettings(String name) {
    return Map.of(
        "bootstrap.servers",
        bootstrap,
        "client.id",
        "faultline-probe-" + name,
        "request.timeout.ms",
        ANSWER_WITHIN_MILLIS,
        "default.api.timeout.ms",
        10 * ANSWER_WITHIN_MILLIS,
        "reconnect.backoff.ms",
        50,
        "reconnect.backoff.max.ms",
        250,
        "socket.connection.setup.timeout.ms",
        ANSWER_WITHIN_MILLIS);
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = new HashMap<>(clientSettings("producer"));
    settings.remove("default.api.timeout.ms");
    settings.put("acks", "all");
    settings.put("enable.idempotence", false);
    settings.put("linger.ms", 0);
    settings.put("delivery.timeout.ms", 2 * ANSWER_WITHIN_MILLIS);
    settings.put("max.block.ms", ANSWER_WITHIN_MILLIS);
    return settings;
  }
}
