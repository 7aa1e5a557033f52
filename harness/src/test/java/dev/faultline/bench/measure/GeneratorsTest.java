package dev.faultline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.bench.Latency;
import dev.faultline.generator.HandSimulation;
import dev.faultline.runner.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  @Test
  void whatWrkSaidIsReadAndSilenceIsNoResult() throws IOException {
    Wrk.Result result =
        Wrk.result(
            "Running 3s test\nFAULTLINE 9000 3000000 5500 5000 9000 20000 31000 12 3\n",
            Duration.ofMillis(300));

    assertThat(result.perSecond()).isEqualTo(3000);
    assertThat(result.latency().meanMillis()).isEqualTo(5.5);
    assertThat(result.latency().p99Millis()).isEqualTo(20);
    assertThat(result.notGood()).isEqualTo(12);
    assertThat(result.broken()).isEqualTo(3);
    assertThatThrownBy(() -> Wrk.result("unable to connect", Duration.ZERO))
        .hasMessageContaining("unable to connect");
  }

  @Test
  void moreUsersThanTokensAreRefusedBeforeAnybodyComes() {
    OpenUsers.Asking asking =
        new OpenUsers.Asking(URI.create("http://127.0.0.1:1/"), "{}", List.of("token"));
    try (OpenUsers users = new OpenUsers(new StopSignal())) {
      assertThatThrownBy(() -> users.run(asking, 2, Duration.ofSeconds(1)))
          .hasMessageContaining("2 users would come, but only 1 have a token");
    }
  }

  @Test
  void usersWhomNobodyAnswersAreToldSo() {
    OpenUsers.Asking asking =
        new OpenUsers.Asking(URI.create("http://127.0.0.1:1/"), "{}", List.of("a", "b"));
    try (OpenUsers users = new OpenUsers(new StopSignal())) {
      assertThat(users.run(asking, 20, Duration.ofMillis(100)).all())
          .hasSize(2)
          .allMatch(OpenUsers.Came::isFailed);
    }
  }

  @Test
  void whatGatlingSaysAtItsEndIsRead() throws IOException {
    String said =
        """
        > request count                         |     1,749 |     1,740 |         9
        > max response time (ms)                |       847 |       847 |         -
        > mean response time (ms)               |        42 |        42 |         -
        > response time 50th percentile (ms)    |        20 |        20 |         -
        > response time 95th percentile (ms)    |       140 |       140 |         -
        > response time 99th percentile (ms)    |     1,477 |       477 |         -
        """;

    Wrk.Result result =
        Gatling.result(
            new HandSimulation.Said(said, Duration.ofSeconds(20), Duration.ofSeconds(8)),
            Duration.ofSeconds(10));

    assertThat(result)
        .isEqualTo(
            new Wrk.Result(
                1749,
                Duration.ofSeconds(10),
                new Latency(42, 20, 140, 1477, 847),
                1749,
                9,
                Duration.ofSeconds(4)));
    assertThatThrownBy(
            () ->
                Gatling.result(
                    new HandSimulation.Said("", Duration.ofSeconds(1), Duration.ZERO),
                    Duration.ofSeconds(1)))
        .hasMessageContaining("request count");
  }
}
