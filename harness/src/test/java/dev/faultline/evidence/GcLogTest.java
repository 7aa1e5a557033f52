package dev.faultline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GcLogTest {
  @Test
  void a_role_that_its_last_collections_stopped_for_much_of_the_time_is_busy_collecting() {
    String calm =
        """
        [34.371s][info][gc] GC(13) Pause Young (Allocation Failure) 63M->29M(123M) 4.136ms
        [36.265s][info][gc] GC(14) Pause Young (Allocation Failure) 63M->29M(123M) 7.442ms
        [39.392s][info][gc] GC(15) Pause Young (Allocation Failure) 63M->29M(123M) 26.089ms
        """;
    String busy =
        """
        [40.100s][info][gc] GC(16) Pause Full (System.gc()) 63M->29M(123M) 90.0ms
        [40.400s][info][gc] GC(17) Pause Full (System.gc()) 118M->117M(123M) 110.0ms
        [40.800s][info][gc] GC(18) Pause Full (Allocation Failure) 122M->118M(123M) 120.0ms
        """;

    assertThat(GcLog.busy(calm)).isFalse();
    assertThat(GcLog.busy(calm + busy)).isTrue();
    assertThat(GcLog.busy("no process\n")).isFalse();
  }
}
