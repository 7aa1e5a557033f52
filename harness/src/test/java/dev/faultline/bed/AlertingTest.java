package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class AlertingTest {
  private static final Path HOME = Checkout.root();

  @Test
  void the_checked_in_rules_are_the_template_at_scale_one() throws IOException {
    assertRendered(Alerting.rules(HOME, 1), HOME.resolve("deploy/prometheus/rules.yml"));
  }

  @Test
  void the_checked_in_routes_are_the_template_with_shipped_group_times() throws IOException {
    assertRendered(
        Alerting.routes(HOME, Alerting.SHIPPED_ROUTES),
        HOME.resolve("deploy/alertmanager/alertmanager.yml"));
  }

  @Test
  void faster_rules_differ_from_the_shipped_ones_in_durations_only() {
    Object shipped = tree(withoutWindows(Alerting.rules(HOME, 1)));
    Object faster = tree(withoutWindows(Alerting.rules(HOME, 120)));

    assertThat(differences("", shipped, faster))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(path).matches(".*/(for|keep_firing_for)"));
  }

  @Test
  void no_duration_becomes_shorter_than_two_evaluations_of_a_bed() {
    DeployTemplate template = new DeployTemplate("<30m> <90s> <30s> <1h>");

    assertThat(template.render(60, Map.of())).isEqualTo("30s 2s 2s 60s");
  }

  @Test
  void no_window_becomes_shorter_than_a_rate_needs() {
    DeployTemplate template = new DeployTemplate("rate(a[<1m>]) rate(a[<30m>])");

    assertThat(template.render(60, Map.of())).isEqualTo("rate(a[5s]) rate(a[30s])");
  }

  @Test
  void a_word_without_a_value_is_an_error() {
    DeployTemplate template = new DeployTemplate("group_wait: <group-wait>");

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> template.render(1, Map.of()))
        .hasMessageContaining("<group-wait>");
  }

  @Test
  void every_alert_has_words_for_people_in_both_languages_and_a_runbook() {
    assertThat(alerts())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat((Map<?, ?>) rule.get("labels"))
                  .hasFieldOrProperty("severity")
                  .hasFieldOrProperty("tier");
              assertThat(((Map<?, ?>) rule.get("annotations")).keySet())
                  .asString()
                  .contains("summary", "summary_ko", "description", "description_ko", "runbook");
            });
  }

  @Test
  void every_alert_has_a_boundary_test_and_a_runbook_page_that_names_it() throws IOException {
    StringBuilder boundaries = new StringBuilder();
    for (String group : List.of("kafka", "answers", "resources", "escalation")) {
      boundaries.append(
          Files.readString(HOME.resolve("deploy/prometheus/rules-test-" + group + ".yml")));
    }
    for (Map<String, Object> rule : alerts()) {
      String name = String.valueOf(rule.get("alert"));
      String page = String.valueOf(((Map<?, ?>) rule.get("annotations")).get("runbook"));
      assertThat(boundaries.toString()).containsPattern("alertname(: |=\")" + name + "\\b");
      assertThat(HOME.resolve(page)).content().contains(name);
    }
  }

  private static String withoutWindows(String rules) {
    return rules.replaceAll("\\[\\d+[smh]\\]", "[]");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> alerts() {
    Map<String, Object> rules = (Map<String, Object>) tree(Alerting.rules(HOME, 1));
    return ((List<Map<String, Object>>) rules.get("groups"))
        .stream()
            .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
            .toList();
  }

  private static void assertRendered(String rendered, Path checkedIn) throws IOException {
    Path copy =
        Files.createDirectories(Path.of("target/rendered")).resolve(checkedIn.getFileName());
    Files.writeString(copy, rendered);
    assertThat(checkedIn)
        .as("made from its template: copy %s over it", copy.toAbsolutePath())
        .hasContent(rendered);
  }

  private static Object tree(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  private static Set<String> differences(String path, Object left, Object right) {
    Set<String> different = new TreeSet<>();
    if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
      Map<Object, Object> all = new LinkedHashMap<>(a);
      all.putAll(b);
      all.keySet()
          .forEach(key -> different.addAll(differences(path + "/" + key, a.get(key), b.get(key))));
    } else if (left instanceof List<?> a && right instanceof List<?> b && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        different.addAll(differences(path + "/" + i, a.get(i), b.get(i)));
      }
    } else if (!java.util.Objects.equals(left, right)) {
      different.add(path);
    }
    return different;
  }
}
