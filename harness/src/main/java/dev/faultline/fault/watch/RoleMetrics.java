package dev.faultline.fault.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a role says of itself, directly and more often than Prometheus. */
public final class RoleMetrics {
  private static final int OK = 200;

  private final HttpClient http;
  private final HttpRequest request;

  public RoleMetrics(URI metrics, Duration within) {
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(within).build();
    this.request = HttpRequest.newBuilder(metrics).timeout(within).build();
  }

  /**
   * One value of a metric.
   *
   * @param labels as they are written, without the braces
   */
  public record Sample(String name, String labels, double value) {
    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

    static Optional<Sample> of(String line) {
      Matcher matcher = LINE.matcher(line);
      return matcher.matches()
          ? Optional.of(
              new Sample(
                  matcher.group(1),
                  Optional.ofNullable(matcher.group(2)).orElse(""),
                  Double.parseDouble(matcher.group(3))))
          : Optional.empty();
    }
  }

  /** All metrics at one moment. */
  public record Reading(List<Sample> samples) {
    public static Reading of(String text) {
      return new Reading(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Sample.of(line).stream())
              .filter(sample -> !Double.isNaN(sample.value()))
              .toList());
    }

    /** The sum over all samples of the name whose labels are wanted; 0 where there is none. */
    public double sum(String name, Predicate<String> labels) {
      return samples.stream()
          .filter(sample -> sample.name().equals(name) && labels.test(sample.labels()))
          .mapToDouble(Sample::value)
          .sum();
    }

    public double sum(String name) {
      return sum(name, labels -> true);
    }
  }

  /** What the role says now; nothing is an observation here, not an error. */
  public Optional<Reading> read() {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == OK
          ? Optional.of(Reading.of(response.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
