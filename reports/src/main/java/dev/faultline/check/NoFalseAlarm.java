package dev.faultline.check;

import dev.faultline.check.Timeline.Firing;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nothing may ring while nothing is wrong: in control, or anywhere in a run without a fault. */
record NoFalseAlarm(History history) implements Check {
  @Override
  public List<CheckResult> results() {
    Optional<Window> quiet =
        history
            .timeline()
            .phase(PhaseName.CONTROL)
            .map(control -> history.hasFaults() ? control : toTheEnd(control));
    Findings rang = new Findings();
    for (Firing firing : history.timeline().firings()) {
      if (quiet.filter(window -> overlaps(firing, window)).isPresent()) {
        rang.add(() -> "%s fired at %s".formatted(firing.alert(), firing.from()));
      }
    }
    return List.of(
        rang.result(
                "no-false-alarm",
                Verdict.FAIL,
                history.timeline().firings().size(),
                "Alerts that fired while nothing was wrong: %d.".formatted(rang.count()),
                "이상이 없는데 울린 경보: %d건.".formatted(rang.count()))
            .in(PhaseName.CONTROL));
  }

  private Window toTheEnd(Window control) {
    Instant end = history.timeline().end();
    return new Window(control.from(), end.isBefore(control.to()) ? control.to() : end);
  }

  private static boolean overlaps(Firing firing, Window window) {
    boolean startsBeforeEnd = firing.from().isBefore(window.to());
    return startsBeforeEnd
        && firing.cleared().map(cleared -> cleared.isAfter(window.from())).orElse(true);
  }
}
