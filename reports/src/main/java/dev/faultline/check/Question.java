package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.scenario.Invariant;
import dev.faultline.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A check that can be asked of any run.
 *
 * @param name for a check that broke before it had any result
 */
record Question(String name, Function<History, Check> check) {

  /** All that a run of this scenario is asked, in the order of the report. */
  static List<Question> of(Scenario scenario) {
    List<Question> questions = new ArrayList<>();
    for (Invariant invariant : scenario.invariants().stream().distinct().sorted().toList()) {
      questions.add(new Question(invariant.word(), check(invariant)));
    }
    questions.add(new Question("status-reads", StatusReads::new));
    questions.add(new Question("unknown-resolved", UnknownResolved::new));
    questions.add(new Question("slo", SlosHeld::new));
    questions.add(new Question("symptom", SymptomShown::new));
    questions.add(new Question("first-leg", FirstLegProven::new));
    questions.add(new Question("recovery-clocks", RecoveryClocks::new));
    questions.add(new Question("drain-finished", DrainFinished::new));
    questions.add(new Question("alerts-in-time", AlertsInTime::new));
    questions.add(new Question("people-told", PeopleTold::new));
    questions.add(new Question("no-false-alarm", NoFalseAlarm::new));
    questions.add(new Question("fault-bit", FaultBit::new));
    questions.add(new Question("response-done", ResponsesDone::new));
    questions.add(new Question("status-page", StatusPageTrue::new));
    questions.add(new Question("invalid-refused", InvalidRefused::new));
    questions.add(new Question("heal-confirmed", HealsConfirmed::new));
    questions.add(new Question("load-delivered", LoadDelivered::new));
    questions.add(new Question("calls-accepted", CallsAccepted::new));
    questions.add(new Question("steady-held", SteadyHeld::new));
    questions.add(new Question("read-complete", ReadProofs::new));
    questions.add(new Question("phases-complete", PhasesComplete::new));
    questions.add(new Question("residue-gone", ResidueGone::new));
    questions.add(new Question("harness-sound", HarnessErrors::new));
    return List.copyOf(questions);
  }

  private static Function<History, Check> check(Invariant invariant) {
    return switch (invariant) {
      case NO_LOST_ACCEPTANCE -> NoLostAcceptance::new;
      case NO_OVERSELL -> NoOversell::new;
      case ONE_PER_USER -> OnePerUser::new;
      case LEDGER_AGREES -> LedgerAgrees::new;
      case NO_FALSE_REFUSAL -> NoFalseRefusal::new;
      case FIRST_COME_FIRST_SERVED -> FirstComeFirstServed::new;
      case STATUS_TRUE -> StatusTrue::new;
    };
  }
}
