package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.engine.Engine;
import dev.faultline.engine.Images;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.engine.LabelledContainers.Answer;
import dev.faultline.engine.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The shipped rules at their boundaries, by Prometheus' own tool. */
class RulesIT {
  private static final Path DEPLOY = Checkout.root().resolve("deploy/prometheus");
  private final DockerClient docker = Engine.client();

  @Test
  void every_boundary_of_the_shipped_rules_holds() throws IOException {
    Answer answer = promtool(Files.readString(DEPLOY.resolve("rules.yml")));

    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  @Test
  void a_doubled_threshold_is_noticed() throws IOException {
    String shipped = Files.readString(DEPLOY.resolve("rules.yml"));

    Answer answer = promtool(shipped.replace(">= 300", ">= 600"));

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.output()).contains("KafkaLagAct");
  }

  private Answer promtool(String rules) throws IOException {
    String image = Images.of(Checkout.root(), docker).named("prometheus").name();
    try (GenericContainer<?> prometheus =
        new GenericContainer<>(DockerImageName.parse(image))
            .withImagePullPolicy(name -> false)
            .withNetworkMode("none")
            .withLabel(Labels.BED, "rules")
            .withCopyToContainer(Transferable.of(rules), "/rules/rules.yml")
            .withCopyToContainer(
                Transferable.of(Files.readString(DEPLOY.resolve("rules-test.yml"))),
                "/rules/rules-test.yml")) {
      prometheus.start();
      return new LabelledContainers(docker)
          .exec(
              prometheus.getContainerId(),
              Duration.ofSeconds(30),
              List.of("promtool", "test", "rules", "/rules/rules-test.yml"));
    }
  }
}
