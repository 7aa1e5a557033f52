package dev.faultline.diagnosis;

import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that is looked at: figures by second, requests, and what was gathered before, during and
 * after.
 *
 * @param base quiet seconds, which everything is compared with
 * @param window the seconds that deviate
 */
record Seen(
    Path root,
    Series series,
    Requests requests,
    Span base,
    Span window,
    boolean deviates,
    Moment before,
    Moment during,
    Moment after) {
  private static final int AROUND_SECONDS = 15;
  static final String SAMPLES = RunDirectory.SAMPLES.path();
  static final String CALLS = RunDirectory.CALLS.path();

  /** Reads a blinded copy. */
  static Seen of(Path copy) {
    RunDirectory run = new RunDirectory(copy);
    Series series = Series.of(run);
    Requests requests = Requests.of(run);
    if (!requests.any()) {
      throw new IllegalArgumentException("No request was recorded: there is nothing to diagnose");
    }
    Trouble.Spans spans = new Trouble(requests, series).spans();
    Path evidence = run.evidence();
    return new Seen(
        copy,
        series,
        requests,
        spans.base(),
        spans.window(),
        spans.deviates(),
        new Moment(evidence.resolve("before")),
        new Moment(evidence.resolve(Blinded.DURING)),
        new Moment(evidence.resolve("after")));
  }

  double usual(String name) {
    return series.mean(name, base).orElse(0);
  }

  double usualMost(String name) {
    return series.max(name, base).orElse(0);
  }

  double mean(String name) {
    return series.mean(name, window).orElse(0);
  }

  double most(String name) {
    return series.max(name, window).orElse(0);
  }

  double least(String name) {
    return series.min(name, window).orElse(0);
  }

  boolean known(String name) {
    return series.present(name, base) > 0;
  }

  /** For how many seconds something that was there all the time had less than before, or none. */
  long secondsBelow(String name) {
    double usual = series.min(name, base).orElse(0);
    return usual > 0 ? window.seconds() - series.atLeast(name, window, usual) : 0;
  }

  /** For how many seconds something was told to be less; who tells nothing may be away himself. */
  long secondsToldBelow(String name) {
    double usual = series.min(name, base).orElse(0);
    return usual > 0 ? series.present(name, window) - series.atLeast(name, window, usual) : 0;
  }

  /** From the first second that deviates to the last of the load. */
  Span since() {
    return new Span(window.from(), Math.max(window.to(), requests.whole().to()));
  }

  /** How many times as many requests came as before. */
  double traffic() {
    return requests.perSecond(busiest()) / Math.max(1, requests.perSecond(base));
  }

  /** The five seconds of the window in which most requests came. */
  Span busiest() {
    Span best = window;
    double most = -1;
    for (long from = window.from(); from <= Math.max(window.from(), window.to() - 4); from++) {
      Span five = new Span(from, Math.min(window.to(), from + 4));
      if (requests.perSecond(five) > most) {
        most = requests.perSecond(five);
        best = five;
      }
    }
    return best;
  }

  /** How many times as long most answers took as before. */
  double p95Times() {
    return requests.p95Millis(window) / Math.max(1, requests.p95Millis(base));
  }

  /** Whether work waited for the consumers as it had not before. */
  boolean lagGrew() {
    return most("consumer-lag") >= usualMost("consumer-lag") + 50;
  }

  /** Lines of an excerpt of the logs, of the time of this load: a bed may have served others. */
  List<String> excerpt(String file) {
    Path path = root.resolve("evidence").resolve(file);
    Span whole = requests.whole();
    Span around = new Span(whole.from() - AROUND_SECONDS, whole.to() + AROUND_SECONDS);
    try {
      return Files.isRegularFile(path)
          ? Files.readAllLines(path).stream()
              .filter(line -> Excerpt.second(line).filter(around::contains).isPresent())
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
