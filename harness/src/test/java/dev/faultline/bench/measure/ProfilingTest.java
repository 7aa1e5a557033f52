package dev.faultline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfilingTest {
  @Test
  void aStageIsTheNameOfItsThreadsWithoutTheirNumbers() {
    assertThat(Profiling.stage("flusher-3")).isEqualTo("flusher");
    assertThat(Profiling.stage("coupon-worker-0-C-1")).isEqualTo("coupon-worker-C");
    assertThat(Profiling.stage("")).isEqualTo("threads without a name");
  }
}
