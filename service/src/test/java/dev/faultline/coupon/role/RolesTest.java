package dev.faultline.coupon.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

final class RolesTest {

  @Test
  void severalRolesMayShareAProcess() {
    var roles = Roles.from(new MockEnvironment().withProperty("coupon.roles", "worker, query-api"));

    assertThat(roles.values()).containsExactlyInAnyOrder(Role.WORKER, Role.QUERY_API);
    assertThat(roles.label()).isEqualTo("worker+query-api");
  }

  @Test
  void anUnknownRoleIsRefusedWithWhatIsKnown() {
    var environment = new MockEnvironment().withProperty("coupon.roles", "wroker");

    assertThatThrownBy(() -> Roles.from(environment))
        .hasMessageContaining("'wroker'")
        .hasMessageContaining("issue-api, worker, query-api, migrate");
  }

  @Test
  void noRoleAtAllIsRefused() {
    assertThatThrownBy(() -> Roles.from(new MockEnvironment()))
        .hasMessageContaining("at least one role");
  }
}
