package dev.faultline.check;

import dev.faultline.RunBuilder;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts: fired and cleared in time, heard by whom they are for, and silent while nothing is wrong.
 */
class AlertsTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void an_alert_that_never_fires_fails_twice() {
    judge(run -> run.without(AlertFiring.class))
        .is(Verdict.FAIL, "alert-fires BrokerDown", "alert-clears BrokerDown");
  }

  @Test
  void an_alert_has_nothing_to_notice_when_the_fault_did_nothing() {
    judge(
            run -> {
              run.without(AlertFiring.class);
              run.without(AlertCleared.class);
              run.without(DoseMeasured.class);
              run.timeline.add(
                  new DoseMeasured(
                      RunBuilder.HEALED, "kill-kafka-1", "away", "ms", 15_000, 0, 13_500, 40_000));
            })
        .is(Verdict.INVALID, "alert-fires BrokerDown", "alert-clears BrokerDown", "fault-bit");
  }

  @Test
  void an_alert_that_fires_late_fails() {
    judge(
            run -> {
              run.without(AlertFiring.class);
              run.timeline.add(new AlertFiring(RunBuilder.INJECTED.plusSeconds(11), "BrokerDown"));
              run.without(NoticeReceived.class);
              run.notices(RunBuilder.INJECTED.plusSeconds(12), "L1", RunBuilder.NOTICE);
            })
        .is(Verdict.FAIL, "alert-fires BrokerDown");
  }

  @Test
  void an_alert_that_never_clears_fails() {
    judge(run -> run.without(AlertCleared.class)).is(Verdict.FAIL, "alert-clears BrokerDown");
  }

  @Test
  void an_alert_that_nobody_hears_of_fails() {
    judge(run -> run.without(NoticeReceived.class))
        .is(Verdict.FAIL, "people-told BrokerDown slack", "people-told BrokerDown email");
  }

  @Test
  void a_notice_that_comes_late_fails() {
    judge(
            run -> {
              run.without(NoticeReceived.class);
              run.notices(RunBuilder.INJECTED.plusSeconds(10), "L1", RunBuilder.NOTICE);
            })
        .is(Verdict.FAIL, "people-told BrokerDown slack", "people-told BrokerDown email");
  }

  @Test
  void a_notice_to_a_tier_that_it_was_not_for_fails() {
    judge(
            run -> {
              run.without(NoticeReceived.class);
              run.notices(RunBuilder.INJECTED.plusSeconds(5), "L2", RunBuilder.NOTICE);
            })
        .is(Verdict.FAIL, "people-told BrokerDown slack", "people-told BrokerDown email");
  }

  @Test
  void a_notice_that_does_not_say_where_to_look_fails() {
    judge(
            run -> {
              run.without(NoticeReceived.class);
              run.notices(
                  RunBuilder.INJECTED.plusSeconds(5),
                  "L1",
                  RunBuilder.NOTICE.replaceAll("런북.*", ""));
            })
        .is(Verdict.FAIL, "people-told BrokerDown slack", "people-told BrokerDown email");
  }

  @Test
  void any_alert_in_control_is_a_false_alarm() {
    judge(
            run -> {
              Instant control = RunBuilder.CONTROL.plusSeconds(2);
              run.timeline.add(new AlertFiring(control, "CpuHigh"));
              run.timeline.add(new AlertCleared(control.plusSeconds(1), "CpuHigh"));
            })
        .is(Verdict.FAIL, "no-false-alarm");
  }
}
