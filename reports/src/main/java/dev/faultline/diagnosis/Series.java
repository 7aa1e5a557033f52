package dev.faultline.diagnosis;

import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Values by name and second; absent is not 0. */
final class Series {
  private static final int MILLIS = 1000;

  private final Map<String, NavigableMap<Long, Double>> values = new HashMap<>();

  static Series of(RunDirectory run) {
    Series series = new Series();
    try (Stream<Sample> samples = run.read(RunDirectory.SAMPLES)) {
      samples.forEach(one -> series.add(one.series(), one.at() / MILLIS, one.value()));
    }
    return series;
  }

  void add(String name, long second, double value) {
    values.computeIfAbsent(name, any -> new TreeMap<>()).put(second, value);
  }

  OptionalDouble at(String name, long second) {
    Double value = values.getOrDefault(name, new TreeMap<>()).get(second);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  OptionalDouble mean(String name, Span span) {
    return in(name, span).average();
  }

  OptionalDouble max(String name, Span span) {
    return in(name, span).max();
  }

  OptionalDouble min(String name, Span span) {
    return in(name, span).min();
  }

  /** How many seconds of a span have a value. */
  long present(String name, Span span) {
    return in(name, span).count();
  }

  /** How many seconds of a span have at least this value. */
  long atLeast(String name, Span span, double least) {
    return in(name, span).filter(value -> value >= least).count();
  }

  private DoubleStream in(String name, Span span) {
    return values
        .getOrDefault(name, new TreeMap<>())
        .subMap(span.from(), true, span.to(), true)
        .values()
        .stream()
        .mapToDouble(Double::doubleValue);
  }
}
