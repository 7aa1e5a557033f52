package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Ports.Binding;
import dev.faultline.engine.Engine;
import dev.faultline.engine.LabelledContainers.State;
import dev.faultline.engine.Labels;
import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bed with the real service, looked at from every side. */
class BedIT {
  @TempDir static Path folder;
  private static BedOrder order;
  private static Bed bed;
  private final DockerClient docker = Engine.client();

  @BeforeAll
  static void start() {
    order = Systems.order(folder, Systems.coupon(), Systems.small());
    bed = Bed.start(order, (part, what) -> System.out.println(part + ": " + what));
  }

  @AfterAll
  static void close() {
    if (bed != null) {
      bed.close();
    }
  }

  @Test
  void every_published_port_is_bound_to_this_machine_only() {
    assertThat(bed.parts())
        .flatExtracting(this::hostAddresses)
        .isNotEmpty()
        .containsOnly("127.0.0.1");
  }

  private List<String> hostAddresses(Part part) {
    return docker
        .inspectContainerCmd(part.containerId())
        .exec()
        .getNetworkSettings()
        .getPorts()
        .getBindings()
        .values()
        .stream()
        .flatMap(bindings -> bindings == null ? Stream.empty() : Arrays.stream(bindings))
        .map(Binding::getHostIp)
        .toList();
  }

  @Test
  void every_container_carries_the_labels_and_its_fixed_address() {
    assertThat(bed.parts())
        .allSatisfy(
            part -> {
              var found = docker.inspectContainerCmd(part.containerId()).exec();
              assertThat(found.getConfig().getLabels())
                  .containsEntry(Labels.BED, order.runId())
                  .containsEntry(Labels.PART, part.name());
              if (bed.containers().state(part.containerId()) == State.RUNNING) {
                assertThat(found.getNetworkSettings().getNetworks().values())
                    .extracting(network -> network.getIpAddress())
                    .containsExactly(part.address());
              }
            });
  }

  @Test
  void one_shell_in_a_container_answers_all_questions() {
    assertThat(shellThatAnswers()).isEqualTo(shellThatAnswers());
  }

  private static String shellThatAnswers() {
    return bed.containers()
        .inside(bed.part("postgres").containerId())
        .ask(Duration.ofSeconds(5), List.of("bash", "-c", "echo $PPID"))
        .output();
  }

  @Test
  void an_orphan_that_is_killed_beside_the_database_does_not_take_it_along() throws SQLException {
    try (Connection connection = bed.addresses().ledger().open();
        Statement statement = connection.createStatement()) {
      bed.containers()
          .inside(bed.part("postgres").containerId())
          .exec(
              Duration.ofSeconds(5),
              List.of("bash", "-c", "(bash -c 'sleep 0.2; kill -TERM $$' &); sleep 1"));

      assertThat(statement.execute("select 1")).isTrue();
    }
  }

  @Test
  void every_role_is_ready_and_scraped() throws IOException, InterruptedException {
    try (Questions questions = new Questions()) {
      for (String role : List.of("issue-api", "worker", "query-api")) {
        assertThat(
                questions.ok(
                    bed.addresses().management(role, 1).resolve("/actuator/health/readiness")))
            .isTrue();
      }
      assertThat(questions.value(bed.addresses().prometheus(), "count(up == 1)")).isEqualTo(6);
      assertThat(questions.value(bed.addresses().prometheus(), "redis_up + on () pg_up"))
          .isEqualTo(2);
    }
    assertThat(
            status(
                bed.addresses()
                    .http("issue-api", 1)
                    .resolve("/api/v1/coupons/limited-issue/async")))
        .isBetween(400, 499);
  }

  private static int status(java.net.URI uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void the_stores_say_that_an_acknowledged_write_survives() {
    assertThat(bed.durability())
        .containsEntry("postgres.fsync", "on")
        .containsEntry("postgres.synchronous_commit", "on")
        .containsEntry("postgres.full_page_writes", "on")
        .containsEntry("redis.appendonly", "yes")
        .containsEntry("redis.appendfsync", "everysec");
  }

  @Test
  void every_part_tells_its_version_and_image() {
    assertThat(bed.versions().values()).isNotEmpty().doesNotContain("unknown", "");
    assertThat(bed.images().keySet()).contains("kafka-1", "postgres", "issue-api-1");
  }

  @Test
  void a_role_s_proxies_stand_between_it_and_every_store() throws IOException {
    assertThat(bed.addresses().toxiproxy().getProxies())
        .extracting(Proxy::getName)
        .contains("kafka-1.worker", "postgres.worker", "redis.issue-api");
  }

  @Test
  void a_killed_broker_comes_back_with_its_data_at_the_same_place() throws Exception {
    Part broker = bed.part("kafka-1");
    try (Admin admin = Questions.kafka(bed.addresses().kafka())) {
      admin
          .createTopics(List.of(new NewTopic("survives", 1, (short) 1)))
          .all()
          .get(10, TimeUnit.SECONDS);

      bed.containers().kill(broker.containerId());
      assertThat(bed.containers().state(broker.containerId())).isEqualTo(State.STOPPED);
      bed.containers().start(broker.containerId());

      new Readiness(bed.containers())
          .await(broker, Duration.ofSeconds(60), () -> Questions.brokers(admin) == 1);
      assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains("survives");
    }
    assertThat(bed.part("kafka-1")).isEqualTo(broker);
    // Both lives of the broker are in one log.
    assertThat(Files.readString(order.logs().resolve("kafka-1.log")).split("Kafka version: ", -1))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void what_prometheus_was_given_is_kept_with_the_run() {
    assertThat(order.evidence().resolve("prometheus"))
        .isDirectoryContaining("glob:**/rules.yml")
        .isDirectoryContaining("glob:**/prometheus.yml")
        .isDirectoryContaining("glob:**/alertmanager.yml");
  }

  @Test
  void a_second_bed_is_refused_while_this_one_is_up() {
    assertThatThrownBy(() -> Bed.start(order, Progress.silent()))
        .isInstanceOf(BedUnavailable.class)
        .hasMessageContaining(order.runId());
  }

  @Test
  void every_part_has_a_log() {
    assertThat(bed.parts())
        .extracting(part -> order.logs().resolve(part.name() + ".log"))
        .allSatisfy(log -> assertThat(log).isNotEmptyFile());
  }
}
