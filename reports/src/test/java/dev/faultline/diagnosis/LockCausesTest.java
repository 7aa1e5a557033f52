package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a lock in Redis waits for. */
class LockCausesTest extends Diagnosed {
  @Test
  void a_lock_that_a_crowd_wants_is_contended() throws IOException {
    run.calls(20, 60, 10, 900).series("lock-wait-milliseconds", 2, 1500);
    assertThat(diagnosis().named()).isEqualTo(Cause.LOCK_CONTENTION);
  }

  @Test
  void a_lock_that_one_keeps_is_held_although_no_more_ask_for_it() throws IOException {
    run.calls(20, 20, 10, 900)
        .series("lock-wait-milliseconds", 2, 1500)
        .series("redis-commands-per-second", 1000, 800)
        .gathered("fault", "redis-looks.tsv", looks());

    assertThat(diagnosis().named()).isEqualTo(Cause.LOCK_HELD);
  }

  private static String looks() {
    return "at\tcommands so far\tkeys\tlock\tholder\tends in milliseconds\twaiting\n"
        + "1\t2\t3\tlock:coupon:{RUSH}\tone:1\t29000\t1\n".repeat(6);
  }

  @Test
  void a_lock_that_is_kept_for_a_while_again_and_again_is_held_although_others_get_it_between()
      throws IOException {
    run.calls(20, 20, 10, 900)
        .series("lock-wait-milliseconds", 2, 800)
        .series("redis-commands-per-second", 1100, 1700)
        .gathered("fault", "redis-looks.tsv", holders("1 1 1 1 1 1 1 2 3 4", 170));
    assertThat(diagnosis().named()).isEqualTo(Cause.LOCK_HELD);

    run.gathered("fault", "redis-looks.tsv", holders("1 1 1 1 1 1 1 2 3 4", 10));
    assertThat(diagnosis().named()).as("a few milliseconds each").isEqualTo(Cause.UNKNOWN);
  }

  private static String holders(String holders, int apartMillis) {
    StringBuilder looks =
        new StringBuilder(
            "at\tcommands so far\tkeys\tlock\tholder\tends in milliseconds\twaiting\n");
    Instant at = Instant.ofEpochSecond(RecordedRun.BEGIN + 21);
    for (String holder : holders.split(" ", -1)) {
      looks.append("%s\t2\t3\tlock:coupon:{RUSH}\tsome:%s\t29000\t1\n".formatted(at, holder));
      at = at.plusMillis(apartMillis);
    }
    return looks.toString();
  }
}
