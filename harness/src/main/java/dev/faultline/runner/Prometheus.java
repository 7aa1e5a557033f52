package dev.faultline.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.run.Json;
import dev.faultline.run.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Asks the bed's Prometheus for what it has seen, second by second. */
final class Prometheus implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  /** Samples are of whole seconds. */
  private static final String ASKED = "floor(min(timestamp(up)))";

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  Prometheus(URI base) {
    this.base = base;
  }

  /** One series of a range: its labels and its values. */
  record Series(JsonNode labels, List<Sample> values) {}

  /**
   * Values of one series at whole seconds, both ends included; a second without a value is absent.
   */
  List<Sample> values(String name, String promql, Instant from, Instant to) {
    List<Series> series = series(name, promql, from, to);
    if (series.size() > 1) {
      throw new IllegalStateException(
          "The system file's PromQL of %s gives %d series: aggregate it to one"
              .formatted(name, series.size()));
    }
    return series.isEmpty() ? List.of() : series.getFirst().values();
  }

  /** All series of a range. */
  List<Series> series(String name, String promql, Instant from, Instant to) {
    if (to.getEpochSecond() < from.getEpochSecond()) {
      return List.of();
    }
    JsonNode data =
        get(
            "/api/v1/query_range?query=%s&start=%d&end=%d&step=1"
                .formatted(
                    URLEncoder.encode(promql, UTF_8), from.getEpochSecond(), to.getEpochSecond()));
    List<Series> all = new ArrayList<>();
    for (JsonNode one : data.path("result")) {
      all.add(new Series(one.path("metric"), samples(name, one.path("values"))));
    }
    return all;
  }

  /** The latest whole second by which it had asked every part; empty before that. */
  Optional<Instant> seen() {
    JsonNode asked = get("/api/v1/query?query=" + URLEncoder.encode(ASKED, UTF_8)).path("result");
    return asked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond((long) number(asked.path(0).path("value").path(1).asString(""))));
  }

  /** Alerts that are pending or firing now, by name and state. */
  List<String> activeAlerts() {
    List<String> active = new ArrayList<>();
    for (JsonNode alert : get("/api/v1/alerts").path("alerts")) {
      active.add(
          alert.path("labels").path("alertname").asString("?")
              + " "
              + alert.path("state").asString("?"));
    }
    return active;
  }

  /** Names of the alerts that fire now. */
  Set<String> firing() {
    Set<String> firing = new HashSet<>();
    for (JsonNode alert : get("/api/v1/alerts").path("alerts")) {
      if (alert.path("state").asString("").equals("firing")) {
        firing.add(alert.path("labels").path("alertname").asString("?"));
      }
    }
    return firing;
  }

  private static List<Sample> samples(String name, JsonNode values) {
    List<Sample> samples = new ArrayList<>();
    for (JsonNode pair : values) {
      double value = number(pair.path(1).asString(""));
      // A quotient without data is no value: absent is not 0.
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        samples.add(new Sample(Math.round(pair.path(0).asDouble() * 1000), name, value));
      }
    }
    return samples;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf", "-Inf", "NaN", "" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private JsonNode get(String path) {
    String root = base.toString().replaceFirst("/$", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + path)).timeout(ANSWER_WITHIN).GET().build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode body = Json.LINE.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "Prometheus answered %d to %s: %s"
                .formatted(response.statusCode(), path, body.path("error").asString("")));
      }
      return body.path("data");
    } catch (IOException e) {
      throw new UncheckedIOException("Prometheus did not answer " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking Prometheus", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
