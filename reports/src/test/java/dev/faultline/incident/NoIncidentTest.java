package dev.faultline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.Undisturbed;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs in which nothing of this system broke. */
class NoIncidentTest extends Told {
  @Test
  void an_undisturbed_run_had_no_incident() throws IOException {
    Consumer<RunBuilder> undisturbed = NoIncidentTest::undisturb;

    assertThat(text(Locale.ENGLISH, undisturbed))
        .contains("There was no incident: nothing was to be broken in this run. No alert fired.")
        .contains("Verdict: PASS.")
        .contains("this run gives nothing to prevent")
        .doesNotContain("Key moments");
    assertThat(text(Locale.KOREAN, undisturbed)).contains("장애가 없었습니다.");
  }

  @Test
  void an_alarm_in_an_undisturbed_run_is_a_false_one_and_has_an_item() throws IOException {
    String text =
        text(
            Locale.ENGLISH,
            run -> {
              undisturb(run);
              run.timeline.add(new AlertFiring(RunBuilder.INJECTED.plusSeconds(2), "BrokerDown"));
            });

    assertThat(text)
        .contains("false ones: BrokerDown.")
        .contains("| The alert BrokerDown fired although nothing was broken. |");
  }

  @Test
  void a_fault_that_finds_nothing_to_strike_is_no_incident_of_this_system() throws IOException {
    String text =
        text(
            Locale.ENGLISH,
            run -> {
              run.without(FaultInjected.class);
              run.without(HealConfirmed.class);
              run.timeline.add(
                  new FaultWithoutGrip(
                      RunBuilder.HEALED, RunBuilder.INJECTED, "kill-kafka-1", "kill", "brokers"));
            });

    assertThat(text)
        .contains("kill has nothing to strike on the system coupon: what follows")
        .contains("Every objective held.")
        .contains("kill has nothing to strike on the system coupon (brokers).");
  }

  private static void undisturb(RunBuilder run) {
    run.scenario =
        run.scenario
            .replaceAll("(?m)^faults:\\R.*\\R", "undisturbed: 15s\n")
            .replaceAll("(?m)^alerts:\\R.*\\R", "");
    for (var type :
        List.of(
            FaultInjected.class,
            FaultConfirmed.class,
            HealStarted.class,
            HealConfirmed.class,
            AlertFiring.class,
            AlertCleared.class,
            NoticeReceived.class,
            DoseMeasured.class)) {
      run.without(type);
    }
    run.timeline.add(new Undisturbed(RunBuilder.HEALED, RunBuilder.INJECTED));
  }
}
