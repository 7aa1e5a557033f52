package dev.faultline.bench.page;

import dev.faultline.bench.Climb;
import dev.faultline.bench.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A climb as the page shows it: what was issued for what was offered, and how long the served
 * waited.
 *
 * @param issued points of a line
 * @param waited points of a line: the 99th percentile
 * @param limit height of the longest wait that is allowed
 * @param steps each in words
 */
public record ClimbPlot(
    String title,
    String issued,
    String waited,
    String limit,
    String mostOffered,
    String mostIssued,
    String longest,
    List<String> steps) {
  static final double WIDTH = 420;
  static final double HEIGHT = 160;

  static ClimbPlot of(Climb climb) {
    List<Step> all = Stream.concat(climb.steps().stream(), climb.beyond().stream()).toList();
    double offered = PlotPoints.highest(all.stream().map(Step::offeredPerSecond).toList());
    double issued = PlotPoints.highest(all.stream().map(Step::issuedPerSecond).toList());
    double longest =
        Math.max(
            Step.P99_MILLIS,
            PlotPoints.highest(all.stream().map(step -> step.latency().p99Millis()).toList()));
    return new ClimbPlot(
        "%s, %d: %s".formatted(climb.system(), climb.round(), climb.words()),
        PlotPoints.of(all, Step::issuedPerSecond, offered, issued, WIDTH, HEIGHT),
        PlotPoints.of(all, step -> step.latency().p99Millis(), offered, longest, WIDTH, HEIGHT),
        String.format(Locale.ROOT, "%.1f", HEIGHT * (1 - Step.P99_MILLIS / longest)),
        whole(offered),
        whole(issued),
        whole(longest),
        all.stream().map(Step::words).toList());
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }
}
