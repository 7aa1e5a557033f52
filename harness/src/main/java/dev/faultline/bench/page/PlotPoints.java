package dev.faultline.bench.page;

import dev.faultline.bench.Step;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns figures into the points of an SVG line; the origin of a plot is below, that of SVG above.
 */
final class PlotPoints {
  private PlotPoints() {}

  /** Figures side by side, each as high as it is beside the highest. */
  static String evenly(List<Double> figures, double width, double height) {
    double highest = highest(figures);
    return IntStream.range(0, figures.size())
        .mapToObj(
            i ->
                point(
                    figures.size() == 1 ? 0 : width * i / (figures.size() - 1),
                    height * (1 - figures.get(i) / highest)))
        .collect(Collectors.joining(" "));
  }

  /** Steps by what was offered and something else of them, both beside the most of each. */
  static String of(
      List<Step> steps,
      ToDoubleFunction<Step> what,
      double mostOffered,
      double most,
      double width,
      double height) {
    return steps.stream()
        .map(
            step ->
                point(
                    width * step.offeredPerSecond() / mostOffered,
                    height * (1 - Math.min(1, what.applyAsDouble(step) / most))))
        .collect(Collectors.joining(" "));
  }

  static double highest(List<Double> figures) {
    double highest = figures.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return highest > 0 ? highest : 1;
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }
}
