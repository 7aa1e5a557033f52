package dev.faultline.bench;

import java.util.List;

/** A median with what it lay between. */
public record Spread(double median, double least, double most, int count) {
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size());
  }

  /** From the least to the most, as a part of the median. */
  public double width() {
    return median == 0 ? 0 : (most - least) / median;
  }
}
