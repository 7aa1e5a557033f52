package dev.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import dev.faultline.bed.Checkout;
import dev.faultline.engine.Inside.Answer;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

class LabelledContainersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Brackets, so that the question does not find itself. */
  private static final List<String> SILENT_RUNS =
      List.of("bash", "-c", "grep -l 'rea[d] -t 30' /proc/[0-9]*/cmdline");

  private final DockerClient docker = Engine.client();
  private final LabelledContainers containers = new LabelledContainers(docker);

  @Test
  void somebody_else_s_container_is_refused_whatever_is_asked() {
    try (GenericContainer<?> theirs = redis(Map.of())) {
      theirs.start();
      String id = theirs.getContainerId();

      assertThatThrownBy(() -> containers.kill(id)).hasMessageContaining(Labels.BED);
      assertThatThrownBy(() -> containers.stop(id, Duration.ofSeconds(1)))
          .hasMessageContaining(Labels.BED);
      assertThatThrownBy(() -> containers.pause(id)).hasMessageContaining(Labels.BED);
      assertThatThrownBy(() -> containers.inside(id).exec(Duration.ofSeconds(1), List.of("true")))
          .hasMessageContaining(Labels.BED);
      assertThat(theirs.isRunning()).isTrue();
    }
  }

  @Test
  void every_act_can_be_repeated() {
    try (GenericContainer<?> ours = redis(Map.of(Labels.BED, "acts"))) {
      ours.start();
      String id = ours.getContainerId();

      containers.pause(id);
      containers.pause(id);
      assertThat(containers.state(id)).isEqualTo(State.PAUSED);
      containers.unpause(id);
      containers.unpause(id);
      assertThat(containers.state(id)).isEqualTo(State.RUNNING);
      containers.kill(id);
      containers.kill(id);
      assertThat(containers.state(id)).isEqualTo(State.STOPPED);
      containers.start(id);
      containers.start(id);
      assertThat(containers.state(id)).isEqualTo(State.RUNNING);
      assertThat(
              containers.inside(id).exec(Duration.ofSeconds(5), List.of("echo", "here")).output())
          .contains("here");
      assertThat(containers.inside(id).logs(50)).contains("Ready to accept connections");
      assertThat(containers.inside(id).logsSince(Instant.EPOCH))
          .as("both processes of the container")
          .containsPattern("(?s)Ready to accept connections.*Ready to accept connections");
      assertThat(containers.inside(id).logsSince(Instant.now().plusSeconds(60))).isEmpty();
    }
  }

  @Test
  void a_shell_stays_open_and_another_one_opens_in_the_next_process() {
    try (GenericContainer<?> ours = redis(Map.of(Labels.BED, "shell"))) {
      ours.start();
      String id = ours.getContainerId();

      String first = asked(id, "echo $PPID; exit 3").output();
      assertThat(asked(id, "echo $PPID; exit 3")).isEqualTo(new Answer(3, first));
      assertThat(asked(id, "echo \"it's\" \"$0\" >&2", "here").output()).isEqualTo("it's here\n");

      assertThatThrownBy(() -> asked(id, "read -t 30 <> <(:)")).hasMessageContaining("No end of");
      assertThat(asked(id, "echo again").output()).isEqualTo("again\n");
      assertThatThrownBy(() -> asked(id, "kill -9 $PPID")).isInstanceOf(ContainerEnded.class);

      containers.restart(id);
      assertThat(asked(id, "echo anew").output()).isEqualTo("anew\n");

      containers.kill(id);
      assertThatThrownBy(() -> asked(id, "echo never")).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void who_waits_behind_one_that_gets_no_answer_is_answered_by_the_next_shell() throws Exception {
    try (GenericContainer<?> ours = redis(Map.of(Labels.BED, "waits"));
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      ours.start();
      String id = ours.getContainerId();
      asked(id, "true");

      Future<Answer> silent = askers.submit(() -> asked(id, "read -t 30 <> <(:)"));
      await().until(() -> containers.inside(id).exec(PATIENCE, SILENT_RUNS).exitCode() == 0);
      Future<Answer> waiting = askers.submit(() -> asked(id, "echo here"));

      assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(new Answer(0, "here\n"));
      assertThatThrownBy(silent::get).hasMessageContaining("No end of");
    }
  }

  private Answer asked(String id, String... script) {
    List<String> command = Stream.concat(Stream.of("bash", "-c"), Arrays.stream(script)).toList();
    return containers.inside(id).ask(Duration.ofSeconds(2), command);
  }

  @Test
  void a_container_that_is_gone_has_a_state_too() {
    assertThat(containers.state("0".repeat(64))).isEqualTo(State.GONE);
  }

  private GenericContainer<?> redis(Map<String, String> labels) {
    String image = Images.of(Checkout.root(), docker).named("redis").name();
    return new GenericContainer<>(DockerImageName.parse(image))
        .withImagePullPolicy(name -> false)
        .withNetworkMode("none")
        .withLabels(labels);
  }
}
