package dev.faultline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertNamesTest {
  @TempDir Path folder;

  @Test
  void an_alert_that_no_rule_fires_is_told_with_the_nearest_one() throws IOException, InvalidFile {
    SmallProject project = SmallProject.in(folder);
    Path rules = folder.resolve("deploy/prometheus/rules.yml");
    Files.createDirectories(rules.getParent());
    Files.writeString(rules, "groups:\n  - rules:\n      - alert: BrokerDown\n");
    Catalogue catalogue = new Catalogue(folder);
    assertThat(catalogue.scenario("small").alerts()).hasSize(1);

    SmallProject.edit(project.scenario(), "name: BrokerDown", "name: BrokenDown");

    assertThatThrownBy(() -> catalogue.scenario("small"))
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("unknown word \"BrokenDown\"; allowed: BrokerDown; did you mean");
  }
}
