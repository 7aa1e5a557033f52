package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.engine.Engine;
import dev.faultline.engine.Images;
import dev.faultline.engine.Inside.Answer;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.engine.Labels;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The shipped rules at their boundaries, by Prometheus' own tool. */
class RulesIT {
  private static final Path DEPLOY = Checkout.root().resolve("deploy/prometheus");
  private static final List<String> TESTS =
      Stream.of("kafka", "answers", "resources", "escalation")
          .map(group -> "rules-test-" + group + ".yml")
          .toList();
  private static final List<String> COMMAND =
      Stream.concat(
              Stream.of("promtool", "test", "rules"), TESTS.stream().map(file -> "/rules/" + file))
          .toList();

  @TempDir private Path folder;
  private final DockerClient docker = Engine.client();
  private GenericContainer<?> prometheus;

  @BeforeEach
  void start() throws IOException {
    prometheus = started();
  }

  @AfterEach
  void stop() {
    prometheus.close();
  }

  @Test
  void every_boundary_of_the_shipped_rules_holds() throws IOException {
    Answer answer = promtool(Files.readString(DEPLOY.resolve("rules.yml")));

    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  @Test
  void a_doubled_threshold_is_noticed_whichever_it_is() throws IOException {
    String shipped = Files.readString(DEPLOY.resolve("rules.yml"));
    Matcher threshold =
        Pattern.compile("alert: (\\w+)\\n +expr: .*(?:>|>=|<) ([\\d.]+)$", Pattern.MULTILINE)
            .matcher(shipped);
    int doubled = 0;
    while (threshold.find()) {
      BigDecimal twice = new BigDecimal(threshold.group(2)).multiply(BigDecimal.TWO);
      String changed =
          shipped.substring(0, threshold.start(2)) + twice + shipped.substring(threshold.end(2));

      Answer answer = promtool(changed);

      assertThat(answer.exitCode()).as(threshold.group(1)).isNotZero();
      assertThat(answer.output()).contains(threshold.group(1));
      doubled++;
    }
    assertThat(doubled).isGreaterThan(10);
  }

  /** The rules that the tests beside them are to hold for; one container serves all of them. */
  private Answer promtool(String rules) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yml"), rules);
    LabelledContainers containers = new LabelledContainers(docker);
    containers.inside(prometheus.getContainerId()).copy(file, "/rules");
    return containers.inside(prometheus.getContainerId()).exec(Duration.ofSeconds(30), COMMAND);
  }

  private GenericContainer<?> started() throws IOException {
    GenericContainer<?> container =
        new GenericContainer<>(
                DockerImageName.parse(
                    Images.of(Checkout.root(), docker).named("prometheus").name()))
            .withImagePullPolicy(name -> false)
            .withNetworkMode("none")
            .withLabel(Labels.BED, "rules");
    for (String file : TESTS) {
      container.withCopyToContainer(
          Transferable.of(Files.readString(DEPLOY.resolve(file))), "/rules/" + file);
    }
    container.start();
    return container;
  }
}
