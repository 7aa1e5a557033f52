package dev.faultline.bench.measure;

import dev.faultline.bench.Latency;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The light generator: closed users that ask again as soon as they are answered. It takes so little
 * of the machine that what is measured is the system.
 */
final class Wrk {
  private static final Duration STARTS_AND_ENDS_WITHIN = Duration.ofSeconds(20);
  private static final Pattern RESULT =
      Pattern.compile(
          "(?m)^FAULTLINE (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)$");
  private static final long CPU_EVERY_MILLIS = 50;

  private final Path script;

  /**
   * What is asked, again and again.
   *
   * @param body with {@code ${coupon}} in it
   * @param lines file with a token, and the path where it differs, per request
   * @param coupons in turn
   */
  record Asking(
      URI base, String method, String path, String body, Path lines, List<String> coupons) {}

  /**
   * What came back.
   *
   * @param notGood answers that were no 2xx or 3xx
   * @param broken requests without an answer
   * @param cpu of the generator, to the last look before its end
   */
  record Result(
      long requests, Duration lasted, Latency latency, long notGood, long broken, Duration cpu) {
    double perSecond() {
      return requests / (lasted.toNanos() / 1e9);
    }
  }

  private Wrk(Path script) {
    this.script = script;
  }

  /** Lays its script into a folder. */
  static Wrk in(Path folder) throws IOException {
    Path script = folder.resolve("requests.lua");
    try (InputStream in = Wrk.class.getResourceAsStream("requests.lua")) {
      if (in == null) {
        throw new IllegalStateException("requests.lua is not on the class path");
      }
      Files.write(script, in.readAllBytes());
    }
    return new Wrk(script);
  }

  Result run(Asking asking, int users, Duration lasts) throws IOException, InterruptedException {
    Process process = start(asking, users, lasts);
    Duration cpu = Duration.ZERO;
    try {
      long deadline = System.nanoTime() + lasts.plus(STARTS_AND_ENDS_WITHIN).toNanos();
      while (!process.waitFor(CPU_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        cpu = process.info().totalCpuDuration().orElse(cpu);
        if (System.nanoTime() > deadline) {
          throw new IOException("wrk does not end");
        }
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return result(said, cpu);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Asking asking, int users, Duration lasts) throws IOException {
    List<String> command =
        List.of(
            "wrk",
            "-t1",
            "-c" + users,
            "-d" + lasts.toSeconds() + "s",
            "--timeout",
            "10s",
            "-s",
            script.toString(),
            asking.base().toString(),
            "--",
            asking.method(),
            asking.path(),
            asking.body(),
            asking.lines().toString(),
            String.join(",", asking.coupons()));
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("wrk cannot be started: install it (Debian's package is wrk)", e);
    }
  }

  static Result result(String said, Duration cpu) throws IOException {
    Matcher found = RESULT.matcher(said);
    if (!found.find()) {
      throw new IOException("wrk gave no result: " + said.strip());
    }
    return new Result(
        number(found, 1),
        Duration.ofNanos(number(found, 2) * 1000),
        new Latency(
            number(found, 3) / 1000.0,
            number(found, 4) / 1000.0,
            number(found, 5) / 1000.0,
            number(found, 6) / 1000.0,
            number(found, 7) / 1000.0),
        number(found, 8),
        number(found, 9),
        cpu);
  }

  private static long number(Matcher found, int group) {
    return Long.parseLong(found.group(group));
  }
}
