package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.history.Timeline;
import dev.faultline.history.Timeline.Firing;
import dev.faultline.history.Window;
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
    Findings rang = new Findings();
    for (Firing firing : of(history.timeline(), history.hasFaults())) {
      rang.add(() -> "%s fired at %s".formatted(firing.alert(), firing.from()));
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

  /** What rang although nothing was wrong. */
  static List<Firing> of(Timeline timeline, boolean hasFaults) {
    Optional<Window> quiet =
        timeline
            .phase(PhaseName.CONTROL)
            .map(control -> hasFaults ? control : toTheEnd(control, timeline));
    return timeline.firings().stream()
        .filter(firing -> quiet.filter(window -> overlaps(firing, window)).isPresent())
        .toList();
  }

  private static Window toTheEnd(Window control, Timeline timeline) {
    Instant end = timeline.end();
    return new Window(control.from(), end.isBefore(control.to()) ? control.to() : end);
  }

  private static boolean overlaps(Firing firing, Window window) {
    boolean startsBeforeEnd = firing.from().isBefore(window.to());
    return startsBeforeEnd
        && firing.cleared().map(cleared -> cleared.isAfter(window.from())).orElse(true);
  }
}
