package dev.faultline.coupon.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceFilterTest {

  @Test
  void aCallersTraceIdIsKept() {
    assertThat(TraceFilter.traceId("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "4bf92f3577b34da6a3ce929d0e0e4736\nforged line"
      })
  void anythingElseIsReplacedByANewOne(String traceparent) {
    assertThat(TraceFilter.traceId(traceparent))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(TraceFilter.traceId(traceparent));
  }
}
