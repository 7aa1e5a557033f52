package dev.faultline.coupon.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CauseGroupTest {

  @Test
  void idsNumbersAndDetailsDoNotMakeAnotherCause() {
    String one =
        "ERROR: row 17 of 3f2504e0-4f89-11d3-9a0c-0305e82c3301 violates check \"bad\"\n"
            + "  Detail: Failing row contains (a).";
    String other =
        "ERROR: row 18 of 9b2504e0-4f89-11d3-9a0c-0305e82c3301 violates check \"bad\"\n"
            + "  Detail: Failing row contains (b).";

    assertThat(CauseGroup.of(one)).isEqualTo(CauseGroup.of(other)).contains("violates", "bad");
  }

  @Test
  void anEmptyCauseIsAGroupToo() {
    assertThat(CauseGroup.of("")).isEmpty();
  }
}
