package dev.faultline.command;

import dev.faultline.report.AlertMatrix;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HarnessError;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.run.TimelineEvent.HealFailed;
import dev.faultline.run.TimelineEvent.HealStarted;
import dev.faultline.run.TimelineEvent.LoadEnded;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.run.TimelineEvent.RequestsAnswered;
import dev.faultline.run.TimelineEvent.ResidueChecked;
import dev.faultline.run.TimelineEvent.ResponseConfirmed;
import dev.faultline.run.TimelineEvent.ResponseFailed;
import dev.faultline.run.TimelineEvent.ResponseStarted;
import dev.faultline.run.TimelineEvent.StatusPageSeen;
import dev.faultline.run.TimelineEvent.SteadyCondition;
import dev.faultline.run.TimelineEvent.Undisturbed;
import dev.faultline.runner.RunOrder;
import dev.faultline.runner.RunWatcher;
import dev.faultline.suite.SuiteWatcher;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows a run while it goes on: one line that changes on a terminal, plain lines in a pipe. */
final class Console implements RunWatcher, SuiteWatcher {
  private static final String ERASE_LINE = "\r\u001b[2K";

  private final PrintWriter out;
  private final Words words;
  private final boolean terminal;
  private Instant started = Instant.now();
  private PhaseTimes times = new PhaseTimes();

  private Console(PrintWriter out, Words words, boolean terminal) {
    this.out = out;
    this.words = words;
    this.terminal = terminal;
  }

  static Console of(PrintWriter out, Words words) {
    return new Console(
        out,
        words,
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent());
  }

  @Override
  public synchronized void starts(RunOrder order) {
    started = Instant.now();
    times = new PhaseTimes();
    line(
        words.say(
            "starts",
            order.title(),
            String.valueOf(order.attempt()),
            String.valueOf(order.seed()),
            order.system().name()));
    line("  " + order.scenario().hypothesis());
  }

  @Override
  public synchronized void bed(String part, String what) {
    transientLine("%s  %s %s".formatted(elapsed(), part, what));
  }

  @Override
  public synchronized void kept(List<String> addresses) {
    say("kept");
    addresses.forEach(address -> line("  " + address));
  }

  @Override
  public synchronized void status(Status status) {
    if (terminal) {
      transientLine(
          words.say(
              "status",
              elapsed(),
              status.phase().word(),
              String.valueOf(status.inPhase().toSeconds()),
              "%.0f".formatted(status.answeredPerSecond()),
              String.valueOf(status.errors()),
              "%.0f".formatted(status.p95Millis())));
    }
  }

  @Override
  public synchronized void happened(TimelineEvent event) {
    times.see(event);
    switch (event) {
      case PhaseStarted phase -> line(elapsed() + "  " + phase.phase().word());
      case PhaseEnded phase -> {
        if (!phase.met()) {
          line(elapsed() + "  " + phase.phase().word() + ": " + phase.reason());
        }
      }
      case SteadyCondition steady -> unless(steady.holds(), steady.condition(), steady.found());
      case FaultInjected fault -> say("fault-injected", fault.fault());
      case FaultConfirmed fault -> say("fault-confirmed", fault.fault(), fault.evidence());
      case FaultWithoutGrip fault ->
          say(
              "fault-without-grip",
              fault.fault(),
              fault.lacks(),
              String.valueOf(Duration.between(fault.from(), fault.at()).toSeconds()));
      case HealStarted heal -> say("heal-started", heal.fault());
      case HealConfirmed heal -> say("heal-confirmed", heal.fault(), heal.evidence());
      case HealFailed heal -> say("heal-failed", heal.fault(), heal.reason());
      case Undisturbed span ->
          say("undisturbed", String.valueOf(Duration.between(span.from(), span.at()).toSeconds()));
      case DoseMeasured dose ->
          say(
              "dose",
              dose.dose(),
              amount(dose, dose.asked()),
              amount(dose, dose.measured()),
              amount(dose, dose.least()),
              amount(dose, dose.most()));
      case RequestsAnswered told ->
          say("requests-answered", String.valueOf(told.refused()), told.others().toString());
      case ResponseStarted one -> say("response-started", one.response(), one.trigger());
      case ResponseConfirmed one -> say("response-confirmed", one.response(), one.evidence());
      case ResponseFailed one -> say("response-failed", one.response(), one.reason());
      case StatusPageSeen page -> say("status-page", page.found());
      case AlertFiring alert -> say("alert-firing", alert.alert(), time(alert.at()));
      case AlertCleared alert -> say("alert-cleared", alert.alert(), time(alert.at()));
      case NoticeReceived notice ->
          say("notice", notice.channel(), notice.to(), notice.title(), time(notice.at()));
      case LoadEnded load -> say("load-ended", String.valueOf(load.startedCalls()), load.detail());
      case ResidueChecked residue -> unless(residue.clean(), residue.condition(), residue.found());
      case HarnessError error -> say("harness-error", error.doing(), error.message());
    }
  }

  @Override
  public synchronized void ended(RunOrder order, RunVerdict verdict) {
    line(words.say("ended", verdict.verdict().name(), order.title(), elapsed()));
    line("  " + words.say("times", times.toString()));
    verdict
        .breaches()
        .forEach(
            check ->
                line(
                    "  %s %s (%s): %s"
                        .formatted(
                            check.verdict(),
                            check.name(),
                            check.phase(),
                            sentence(check.sentence().en(), check.sentence().ko()))));
    line("  " + order.directory().root().resolve("report.html"));
  }

  @Override
  public synchronized void ended(SuiteVerdict verdict, AlertMatrix matrix, Path suite) {
    line("");
    verdict.scenarios().stream().flatMap(scenario -> scenario.legs().stream()).forEach(this::told);
    MatrixLines.of(matrix, words).forEach(this::line);
    line(words.say("suite", verdict.verdict().name(), suite.resolve("report.html")));
  }

  private void told(SuiteVerdict.ScenarioVerdict one) {
    line(
        "%-8s %s%s"
            .formatted(
                one.verdict(),
                one.scenario(),
                one.flaky() ? "  " + words.say("flaky", one.attempts().size()) : ""));
  }

  private void unless(boolean fine, String condition, String found) {
    if (!fine) {
      say("not-so", condition, found);
    }
  }

  private void say(String key, Object... arguments) {
    line(elapsed() + "  " + words.say(key, arguments));
  }

  private String sentence(String en, String ko) {
    return words.language().equals(Locale.KOREAN) ? ko : en;
  }

  private void line(String text) {
    out.println(terminal ? ERASE_LINE + text : text);
    out.flush();
  }

  /** On a terminal the next line overwrites it. */
  private void transientLine(String text) {
    if (terminal) {
      out.print(ERASE_LINE + text);
    } else {
      out.println(text);
    }
    out.flush();
  }

  private String elapsed() {
    return "%6.1fs".formatted(Duration.between(started, Instant.now()).toMillis() / 1000.0);
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String amount(DoseMeasured dose, double value) {
    return dose.unit().equals("share")
        ? number(100 * value) + " %"
        : number(value) + " " + dose.unit();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : "%.1f".formatted(value);
  }
}
