package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.engine.Engine;
import dev.faultline.engine.Images;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.engine.LabelledContainers.Answer;
import dev.faultline.engine.Labels;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The shipped rules at their boundaries, by Prometheus' own tool. */
class RulesIT {
  private static final Path DEPLOY = Checkout.root().resolve("deploy/prometheus");
  private static final List<String> GROUPS = List.of("kafka", "answers", "resources", "escalation");
  private final DockerClient docker = Engine.client();

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

  private Answer promtool(String rules) throws IOException {
    String image = Images.of(Checkout.root(), docker).named("prometheus").name();
    try (GenericContainer<?> prometheus =
        new GenericContainer<>(DockerImageName.parse(image))
            .withImagePullPolicy(name -> false)
            .withNetworkMode("none")
            .withLabel(Labels.BED, "rules")
            .withCopyToContainer(Transferable.of(rules), "/rules/rules.yml")) {
      List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
      for (String group : GROUPS) {
        String file = "/rules/rules-test-" + group + ".yml";
        prometheus.withCopyToContainer(
            Transferable.of(Files.readString(DEPLOY.resolve("rules-test-" + group + ".yml"))),
            file);
        command.add(file);
      }
      prometheus.start();
      return new LabelledContainers(docker)
          .exec(prometheus.getContainerId(), Duration.ofSeconds(30), command);
    }
  }
}
