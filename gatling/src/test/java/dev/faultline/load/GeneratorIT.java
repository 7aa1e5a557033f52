package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.load.TinyShop.Reply;
import dev.faultline.load.TinyShop.Seen;
import dev.faultline.run.GeneratorReport;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.RawCall;
import dev.faultline.run.Sample;
import dev.faultline.token.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The generator as a process of its own, against a server that misbehaves. */
class GeneratorIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String KEY = SigningKey.generate("test").privateJwk();
  private static final Reply ACCEPTED = new Reply.Answer(202, "{\"requestId\":\"r\"}");

  @TempDir Path home;

  @Test
  void everyRequestIsRecordedOnceWithItsUserCouponAndAnswer() throws Exception {
    try (TinyShop shop = new TinyShop(GeneratorIT::mixed);
        GeneratorProcess generator = GeneratorProcess.start(home, order(shop.url(), 100, LONG))) {
      LoadOrder order = generator.order();
      await().atMost(START).until(() -> generator.written() > 400);

      Files.createFile(Path.of(order.stopFile()));
      assertThat(generator.exitCode(END)).as(generator.log()).isZero();

      List<RawCall> calls = generator.calls();
      assertThat(who(calls)).isEqualTo(whoWasSeen(shop.seen()));
      assertThat(kinds(calls))
          .isEqualTo(
              shop.seen().stream()
                  .collect(
                      Collectors.groupingBy(
                          seen -> kind(mixed(seen.number())),
                          TreeMap::new,
                          Collectors.counting())));
      assertThat(requestIds(calls)).isEqualTo(requestIdsOf(shop.seen()));
      assertPlanHeld(generator, order, calls);
      assertThat(generator.report().end()).isEqualTo("the stop file appeared");
      assertThat(generator.samples())
          .extracting(Sample::series)
          .contains(GeneratorReport.CPU, GeneratorReport.PAUSED, GeneratorReport.LATE);
      assertThat(generator.samples())
          .filteredOn(sample -> sample.series().equals(GeneratorReport.CPU))
          .hasSizeGreaterThan(3)
          .anyMatch(sample -> sample.value() > 0.01);
      assertThat(generator.reportPages()).hasSize(1);
    }
  }

  @Test
  void whereNobodyListensEveryCallIsRefusedForSure() throws Exception {
    LoadOrder order = order("http://127.0.0.1:" + closedPort(), 12.5, Duration.ofSeconds(4));
    try (GeneratorProcess generator = GeneratorProcess.start(home, order)) {
      assertThat(generator.exitCode(START)).as(generator.log()).isZero();

      List<RawCall> calls = generator.calls();
      assertThat(calls).hasSize(50).allMatch(call -> call.code().equals("connect-refused"));
      assertPlanHeld(generator, order, calls);
      assertThat(generator.report().end()).isEqualTo("the time was over");
    }
  }

  @Test
  void aSurgeComesBesideTheLoadWhenItIsToldToAndEndsByItself() throws Exception {
    try (TinyShop shop = new TinyShop(number -> ACCEPTED);
        GeneratorProcess generator =
            GeneratorProcess.start(home, Orders.surging(home, order(shop.url(), 40, LONG), 120))) {
      LoadOrder order = generator.order();
      LoadOrder.Surge surge = order.surges().getFirst();
      await().atMost(START).until(() -> generator.written() > 80);
      assertThat(generator.calls()).noneMatch(RawCall::surged);

      Files.createFile(Path.of(surge.startFile()));
      await().atMost(END).until(() -> generator.surge().over());
      long ended = generator.written();
      await().atMost(END).until(() -> generator.written() > ended + 40);
      Files.createFile(Path.of(order.stopFile()));
      assertThat(generator.exitCode(END)).as(generator.log()).isZero();

      List<RawCall> all = generator.calls();
      List<RawCall> beside = all.stream().filter(RawCall::surged).toList();
      assertThat(beside).hasSizeBetween(350, 361);
      assertThat(generator.surge().startedCalls()).isEqualTo(beside.size());
      assertThat(beside).allMatch(call -> call.coupon().equals("SPIKE"));
      assertThat(beside).allMatch(call -> call.start() >= call.intended() - 2_000);
      assertThat(who(all)).isEqualTo(whoWasSeen(shop.seen()));
      assertThat(generator.report().startedCalls()).isEqualTo(all.size());
      assertPlaces(generator, order, all.stream().filter(call -> !call.surged()).toList());
    }
  }

  @Test
  void theLoadEndsWhenItsParentDies() throws Exception {
    try (TinyShop shop = new TinyShop(number -> ACCEPTED);
        GeneratorProcess generator = GeneratorProcess.start(home, order(shop.url(), 50, LONG))) {
      await().atMost(START).until(() -> generator.written() > 20);

      generator.process().getOutputStream().close();

      assertThat(generator.exitCode(END)).as(generator.log()).isZero();
      assertThat(generator.calls()).hasSameSizeAs(shop.seen());
      assertThat(generator.report().end()).isEqualTo("standard input ended");
    }
  }

  @Test
  void toldToTerminateItCompletesItsRecordFirst() throws Exception {
    try (TinyShop shop = new TinyShop(number -> ACCEPTED);
        GeneratorProcess generator = GeneratorProcess.start(home, order(shop.url(), 50, LONG))) {
      await().atMost(START).until(() -> generator.written() > 20);

      generator.process().toHandle().destroy();

      assertThat(generator.exitCode(END)).as(generator.log()).isEqualTo(143);
      assertThat(generator.calls()).hasSameSizeAs(shop.seen());
      assertThat(generator.report().end()).isEqualTo("it was told to terminate");
      assertThat(generator.reportPages()).hasSize(1);
    }
  }

  @Test
  void aCallsFileThatCannotBeWrittenIsAFailure() throws Exception {
    try (TinyShop shop = new TinyShop(number -> ACCEPTED)) {
      LoadOrder order = order(shop.url(), 50, LONG);
      Files.createDirectory(Path.of(order.calls()));
      try (GeneratorProcess generator = GeneratorProcess.start(home, order)) {
        assertThat(generator.exitCode(START)).isNotZero();
        assertThat(generator.log()).contains("cannot write " + order.calls());
      }
    }
  }

  private static Reply mixed(long number) {
    return switch ((int) (number % 50)) {
      case 10 -> new Reply.Close();
      case 20 -> new Reply.Reset();
      case 30 -> new Reply.Stall();
      case 35 -> new Reply.Answer(409, "{\"code\":\"COUPON_EXHAUSTED\"}");
      case 40 -> new Reply.Answer(503, "{\"code\":\"OVERLOADED\"}");
      case 45 -> new Reply.Answer(502, "<html>no JSON</html>");
      default -> new Reply.Answer(202, "{\"requestId\":\"r-" + number + "\"}");
    };
  }

  private static String kind(Reply reply) {
    return switch (reply) {
      case Reply.Close close -> "0 closed";
      case Reply.Reset reset -> "0 closed";
      case Reply.Stall stall -> "0 request-timeout";
      case Reply.Answer answer ->
          answer.status()
              + " "
              + switch (answer.status()) {
                case 409 -> "COUPON_EXHAUSTED";
                case 503 -> "OVERLOADED";
                default -> "";
              };
    };
  }

  /** Each arrival of the plan exactly once, and none started before its time. */
  private static void assertPlanHeld(
      GeneratorProcess generator, LoadOrder order, List<RawCall> calls) throws IOException {
    assertPlaces(generator, order, calls);
    GeneratorReport report = generator.report();
    assertThat(report.startedCalls()).isEqualTo(calls.size());
    assertThat(report.recordedCalls()).isEqualTo(calls.size());
    assertThat(report.plannedArrivals() - calls.size()).isBetween(0L, 30L);
    assertThat(report.cpuSeconds()).isPositive();
  }

  private static void assertPlaces(GeneratorProcess generator, LoadOrder order, List<RawCall> calls)
      throws IOException {
    long zero = generator.zeroMicros();
    List<Long> intended = calls.stream().map(RawCall::intended).sorted().toList();
    for (int k = 0; k < intended.size(); k++) {
      assertThat(intended.get(k)).isEqualTo(zero + Math.round(k * 1e6 / order.ratePerSecond()));
    }
    Arrivals arrivals = Arrivals.of(order);
    for (RawCall call : calls) {
      Arrival arrival =
          arrivals.at(Math.round((call.intended() - zero) * order.ratePerSecond() / 1e6));
      assertThat(call.user()).isEqualTo(arrival.user());
      assertThat(call.coupon()).isEqualTo(arrival.coupon());
      assertThat(call.end()).isGreaterThanOrEqualTo(call.start());
    }
  }

  private static Map<String, Long> who(List<RawCall> calls) {
    return counted(calls.stream().map(call -> call.user() + " " + call.coupon()));
  }

  private static Map<String, Long> whoWasSeen(List<Seen> all) {
    return counted(
        all.stream()
            .map(
                seen -> {
                  JsonNode claims =
                      JsonMapper.shared()
                          .readTree(
                              new String(
                                  Base64.getUrlDecoder().decode(seen.token().split("\\.", -1)[1]),
                                  StandardCharsets.UTF_8));
                  assertThat(claims.path("azp").asString()).isEqualTo("web");
                  return claims.path("sub").asString() + " " + seen.coupon();
                }));
  }

  private static Map<String, Long> kinds(List<RawCall> calls) {
    return counted(calls.stream().map(call -> call.status() + " " + call.code()));
  }

  private static Map<String, Long> requestIds(List<RawCall> calls) {
    return counted(
        calls.stream().map(RawCall::requestId).filter(requestId -> !requestId.isEmpty()));
  }

  private static Map<String, Long> requestIdsOf(List<Seen> all) {
    return counted(
        all.stream()
            .map(Seen::number)
            .filter(number -> kind(mixed(number)).startsWith("202"))
            .map(number -> "r-" + number));
  }

  private static Map<String, Long> counted(Stream<String> words) {
    return words.collect(
        Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private LoadOrder order(String baseUrl, double ratePerSecond, Duration most) {
    return Orders.order(home, baseUrl, ratePerSecond, most, KEY);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
