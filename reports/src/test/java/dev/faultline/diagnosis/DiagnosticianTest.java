package dev.faultline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticianTest extends Diagnosed {
  @Test
  void where_nothing_deviates_nothing_is_named() throws IOException {
    run.quietCalls().series("consumer-lag", 0, 0).series("gc-share", 0.01, 0.01);

    assertThat(diagnosis().named()).isEqualTo(Cause.NONE);
  }

  @Test
  void what_deviates_without_a_sign_of_its_cause_is_unknown() throws IOException {
    run.calls(20, 20, 10, 900);

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.named()).isEqualTo(Cause.UNKNOWN);
    assertThat(diagnosis.window()).isEqualTo(new Diagnosis.Window(20, 29));
  }

  @Test
  void a_part_that_may_use_less_of_the_processor_than_before_is_short_of_it() throws IOException {
    run.quietCalls()
        .series("consumer-lag", 0, 400)
        .gathered(
            "fault",
            "configuration-difference.json",
            "{\"worker-1.cpus\":{\"before\":\"1000000000\",\"now\":\"100000000\"}}");

    assertThat(diagnosis().named()).isEqualTo(Cause.CPU);
  }

  @Test
  void invalid_requests_and_a_crowd_are_told_apart() throws IOException {
    run.quietCalls().series("bad-requests-per-second", 0, 100);
    assertThat(diagnosis().named()).isEqualTo(Cause.TRAFFIC_INVALID);
  }

  @Test
  void a_crowd_that_nothing_gives_way_to_is_too_much_traffic() throws IOException {
    run.calls(20, 60, 10, 12);

    assertThat(diagnosis().named()).isEqualTo(Cause.TRAFFIC_OVERLOAD);
  }

  @Test
  void of_two_causes_that_are_as_well_supported_none_is_named() {
    List<Diagnosis.Ranked> close =
        List.of(new Diagnosis.Ranked("broker", 6), new Diagnosis.Ranked("network", 6));

    assertThat(Diagnostician.named(close, true)).isEqualTo(Cause.UNKNOWN);
    assertThat(Diagnostician.named(close.subList(0, 1), true)).isEqualTo(Cause.BROKER);
    assertThat(Diagnostician.named(List.of(new Diagnosis.Ranked("cpu", 4)), true))
        .isEqualTo(Cause.UNKNOWN);
    assertThat(Diagnostician.named(List.of(new Diagnosis.Ranked("cpu", 4)), false))
        .isEqualTo(Cause.NONE);
  }
}
