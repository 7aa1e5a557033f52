package dev.faultline.coupon.admin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.coupon.admin.AdminSettings.User;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminSettingsTest {

  private static final String HASH = "$2y$10$" + "a".repeat(53);

  @ParameterizedTest
  @ValueSource(strings = {"hunter2-secret", "{noop}hunter2-secret", "", "$2y$04$hunter2-secret"})
  void aPlainPasswordIsRefusedWithoutRepeatingIt(String password) {
    assertThatThrownBy(() -> new User("alice", password, Set.of(AdminRole.VIEWER)))
        .hasMessageContaining("coupon.admin.users[alice].password-hash")
        .hasMessageContaining("bcrypt")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anAccountNeedsARole() {
    assertThatThrownBy(() -> new User("alice", HASH, Set.of()))
        .hasMessageContaining("VIEWER or OPERATOR");
  }

  @Test
  void twoAccountsOfOneNameWouldMakeOnePersonTwo() {
    var alice = new User("alice", HASH, Set.of(AdminRole.OPERATOR));
    var shouting = new User("ALICE", HASH, Set.of(AdminRole.OPERATOR));

    assertThatThrownBy(
            () ->
                new AdminSettings(List.of(alice, shouting), true, Duration.ofMinutes(30), "roles"))
        .hasMessageContaining("each name once");
  }
}
