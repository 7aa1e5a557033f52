package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.load.TinyShop.Reply;
import dev.faultline.run.RawCall;
import dev.faultline.token.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorIT {
  private static final SigningKey.Pair KEY = SigningKey.generate("test");

  @TempDir Path home;

  @Test
  void smoke() throws Exception {
    try (TinyShop shop =
            new TinyShop(
                n ->
                    switch ((int) (n % 100)) {
                      case 1 -> new Reply.Drop();
                      case 2 -> new Reply.Delay(3000);
                      case 3 -> new Reply.Answer(409, "{\"code\":\"COUPON_EXHAUSTED\"}");
                      case 4 -> new Reply.Answer(503, "{\"code\":\"OVERLOADED\"}");
                      default -> new Reply.Answer(202, "{\"requestId\":\"r-" + n + "\"}");
                    });
        GeneratorProcess generator =
            GeneratorProcess.start(
                home,
                Orders.order(
                    home,
                    shop.url(),
                    Double.parseDouble(System.getProperty("rate", "200")),
                    Duration.ofSeconds(Long.getLong("secs", 10)),
                    KEY.privateJwk()))) {
      int code = generator.exitCode(Duration.ofSeconds(90));
      List<RawCall> calls = generator.calls();
      System.out.println(code + " " + generator.log());
      System.out.println(generator.report());
      System.out.println(
          calls.stream()
              .collect(
                  java.util.stream.Collectors.groupingBy(
                      c -> c.status() + " " + c.code(), java.util.stream.Collectors.counting())));
      for (double from : new double[] {0, 2, 5}) {
        long[] lags =
            calls.stream()
                .filter(c -> (c.intended() - calls.getFirst().intended()) > from * 1e6)
                .mapToLong(c -> c.start() - c.intended())
                .sorted()
                .toArray();
        System.out.printf(
            "from %.0f s: lag min %d p50 %d p99 %d max %d us%n",
            from,
            lags[0],
            lags[lags.length / 2],
            lags[lags.length * 99 / 100],
            lags[lags.length - 1]);
      }
      System.out.println(generator.reportPages());
      assertThat(calls).hasSize(shop.seen().size());
    }
  }
}
