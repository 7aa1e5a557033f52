package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.engine.Engine;
import dev.faultline.engine.Labels;
import dev.faultline.system.ImageRecipe;
import dev.faultline.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bed leaves nothing behind, however it ends. */
class BedEndIT {
  @TempDir Path folder;
  private final DockerClient docker = Engine.client();

  @Test
  void a_part_that_cannot_start_ends_the_whole_bed_with_its_reason_and_leaves_nothing() {
    BedOrder order =
        Systems.order(
            folder, withImage(new ImageRecipe.Existing("faultline/none:1")), Systems.small());

    assertThatThrownBy(() -> Bed.start(order, Progress.silent()))
        .hasMessageContaining("faultline/none:1")
        .hasMessageContaining("docker pull");

    assertNothingIsLeftOf(order);
  }

  private void assertNothingIsLeftOf(BedOrder order) {
    Map<String, String> label = Map.of(Labels.BED, order.runId());
    assertThat(docker.listContainersCmd().withShowAll(true).withLabelFilter(label).exec())
        .isEmpty();
    assertThat(docker.listNetworksCmd().withNameFilter("faultline-" + order.runId()).exec())
        .isEmpty();
  }

  private static SystemUnderTest withImage(ImageRecipe recipe) {
    SystemUnderTest real = Systems.coupon();
    return new SystemUnderTest(
        real.name(),
        real.description(),
        Map.of("coupon", recipe),
        real.roles(),
        real.requests(),
        real.outcomes(),
        real.tokens(),
        real.ledger(),
        real.topics(),
        real.cache(),
        real.metrics(),
        real.extraSamples(),
        real.showcase());
  }
}
