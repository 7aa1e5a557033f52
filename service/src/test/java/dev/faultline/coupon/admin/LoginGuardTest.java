package dev.faultline.coupon.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoginGuardTest {

  private final Moved clock = new Moved();
  private final LoginGuard guard = new LoginGuard(clock);

  @Test
  void theDelayGrowsWithEveryAttemptAndHasAnEnd() {
    List<Long> delaysSeconds = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      assertThat(guard.mustWait("alice", "192.0.2.1")).isEmpty();
      if (i >= 4) {
        Duration wait = guard.mustWait("alice", "192.0.2.1").orElseThrow();
        delaysSeconds.add(wait.toSeconds());
        clock.now = clock.now.plus(wait);
      }
    }

    assertThat(delaysSeconds).startsWith(1L, 2L, 4L, 8L, 16L).endsWith(300L, 300L);
  }

  @Test
  void manyNamesFromOneAddressAreHeldUpToo() {
    for (int i = 0; i < 20; i++) {
      assertThat(guard.mustWait("name" + i, "192.0.2.1")).isEmpty();
    }

    assertThat(guard.mustWait("another", "192.0.2.1")).isPresent();
    assertThat(guard.mustWait("another", "192.0.2.2")).isEmpty();
  }

  @Test
  void anAttackFromEverywhereDoesNotLockOutWhoLoggedInBefore() {
    guard.mustWait("alice", "198.51.100.7");
    guard.succeeded("alice", "198.51.100.7");
    for (int i = 0; i < 200; i++) {
      guard.mustWait("alice", "192.0.2." + i);
      guard.mustWait("name" + i, "198.51.100.7");
    }

    assertThat(guard.mustWait("alice", "203.0.113.1")).isPresent();
    assertThat(guard.mustWait("bob", "198.51.100.7")).isPresent();
    assertThat(guard.mustWait("alice", "198.51.100.7")).isEmpty();
  }

  @Test
  void aNameInOtherLettersIsTheSameName() {
    for (int i = 0; i < 5; i++) {
      assertThat(guard.mustWait("alice", "192.0.2.1")).isEmpty();
    }

    assertThat(guard.mustWait(" ALICE ", "192.0.2.1")).isPresent();
  }

  private static final class Moved extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
