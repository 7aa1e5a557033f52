package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.support.Bench;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads back what a process of its own logs, because logging is set up once per process. */
final class LogIT {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Bench bench = Bench.shared();

  @Test
  void aStructuredLogNamesTheTraceOfWhatWentWrongAndNoRequestThatWentWell() throws Exception {
    int port = freePort();
    Path log = Path.of("target/structured.log");
    Process process = start(port, log);
    try (var http = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> get(http, port, "/status").statusCode() == 200);
      var reply = get(http, port, "/api/v1/coupons/requests/" + UUID.randomUUID());

      assertThat(reply.statusCode()).isEqualTo(503);
      assertThat(reply.headers().firstValue("X-Trace-Id")).contains(TRACE);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(withTrace(log)).isNotEmpty());
      JsonNode line = withTrace(log).getFirst();
      assertThat(line.at("/log/level").asString()).isEqualTo("WARN");
      assertThat(line.at("/service/name").asString()).isEqualTo("coupon");
      assertThat(line.toString()).doesNotContain("Bearer", "app-for-tests");
      assertThat(Files.readString(log)).doesNotContain("/status");
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }
  }

  private Process start(int port, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CouponApplication.class.getName());
    bench
        .settings(
            Map.of(
                "coupon.roles", "query-api",
                "coupon.http.port", String.valueOf(port),
                "coupon.management.port", "0",
                "coupon.database.url", "jdbc:postgresql://127.0.0.1:1/none",
                "logging.structured.format.console", "ecs"))
        .forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private java.net.http.HttpResponse<String> get(HttpClient http, int port, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
            .header("Authorization", "Bearer " + bench.tokens().of("mina"))
            .timeout(Duration.ofSeconds(20))
            .build(),
        BodyHandlers.ofString());
  }

  private static List<JsonNode> withTrace(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith("{"))
        .map(JsonMapper.shared()::readTree)
        .filter(line -> line.toString().contains(TRACE))
        .toList();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
