package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.bed.Layout.Instance;
import dev.faultline.engine.Images;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleBlueprintTest {
  private final Layout layout = Systems.layout(1);
  private final BedKey key = BedKey.make("test");

  @Test
  void a_role_gets_the_addresses_of_its_own_proxies_and_only_public_keys() {
    Blueprint worker = blueprint("worker", Map.of());

    assertThat(worker.environment())
        .containsEntry(
            "COUPON_KAFKA_BOOTSTRAP", new Ways(layout).kafkaFor(layout.system().role("worker")))
        .containsEntry("COUPON_SECURITY_KEYS", key.publicKeys());
    assertThat(worker.environment().values())
        .noneMatch(value -> value.contains("${"))
        .noneMatch(value -> value.contains("\"d\""));
  }

  @Test
  void a_setting_of_the_scenario_wins_over_the_system_file() {
    Blueprint worker = blueprint("worker", Map.of("worker", Map.of("pool-size", "2")));

    assertThat(worker.environment()).containsEntry("COUPON_DATABASE_POOL_SIZE", "2");
  }

  @Test
  void an_unknown_setting_names_those_that_exist() {
    assertThatThrownBy(() -> blueprint("worker", Map.of("worker", Map.of("poolsize", "2"))))
        .hasMessageContaining("poolsize")
        .hasMessageContaining("pool-size");
  }

  @Test
  void a_one_shot_role_prepares_the_ground_for_the_others_as_they_are_set() {
    Blueprint migrate =
        blueprint(
            "migrate",
            Map.of(
                "worker",
                Map.of("partitions", "1", "max-batch", "10"),
                "query-api",
                Map.of("partitions", "1")));

    assertThat(migrate.environment()).containsEntry("COUPON_KAFKA_PARTITIONS", "1");
  }

  @Test
  void roles_that_disagree_about_what_is_prepared_for_them_are_refused() {
    assertThatThrownBy(
            () ->
                blueprint(
                    "migrate",
                    Map.of(
                        "worker",
                        Map.of("partitions", "1"),
                        "query-api",
                        Map.of("partitions", "2"))))
        .hasMessageContaining("disagree about partitions");
  }

  @Test
  void production_roles_carry_no_planted_defect() {
    assertThat(blueprint("worker", Map.of()).files()).isEmpty();
  }

  private Blueprint blueprint(String role, Map<String, Map<String, String>> settings) {
    Instance instance =
        layout.instances().stream()
            .filter(one -> one.role().name().equals(role))
            .findFirst()
            .orElseThrow();
    BedOrder order =
        new BedOrder(
            new BedKind(layout.system(), layout.spec(), settings, 30),
            Checkout.root(),
            Path.of("target/logs"),
            Path.of("target/evidence"),
            "test");
    return RoleBlueprint.of(
        order, layout, instance, new Images.Image("coupon", "id"), key, Passwords.random());
  }
}
