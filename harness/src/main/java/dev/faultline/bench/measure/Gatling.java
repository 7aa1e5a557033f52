package dev.faultline.bench.measure;

import dev.faultline.bench.Latency;
import dev.faultline.generator.HandSimulation;
import dev.faultline.generator.HandSimulation.Said;
import dev.faultline.serve.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other generator, with the simulation of STEP 20: what it takes of the machine shows beside
 * {@link Wrk}.
 */
final class Gatling {
  private static final String SIMULATION = "SeedBaseline";
  private static final Duration STARTS_AND_REPORTS_WITHIN = Duration.ofSeconds(60);

  /** Shorter, and it would be measured while its code is still being loaded. */
  private static final Duration AT_LEAST = Duration.ofSeconds(10);

  private final BenchBed bed;
  private int runs;

  Gatling(BenchBed bed) {
    this.bed = bed;
  }

  /** Closed users who ask for a coupon that is gone. */
  Wrk.Result refused(int users, Duration asked) throws IOException, InterruptedException {
    Duration lasts = asked.compareTo(AT_LEAST) < 0 ? AT_LEAST : asked;
    runs++;
    Path results = bed.folder().resolve("gatling-" + runs);
    Path session = bed.folder().resolve("gatling-session.json");
    var issue = bed.system().requests().issue();
    var tokens = bed.system().tokens();
    new Session(
            ProcessHandle.current().pid(),
            bed.bed().privateKey(),
            tokens.issuer(),
            tokens.audience(),
            tokens.client())
        .writeTo(session);
    try {
      return result(
          HandSimulation.run(
              bed.home(),
              SIMULATION,
              Map.of(
                  "baseUrl",
                  bed.base(issue.role()).toString(),
                  "coupon",
                  HotCoupons.GONE,
                  "users",
                  String.valueOf(users),
                  "duration",
                  lasts.toSeconds() + "s",
                  "session",
                  session.toString(),
                  "system",
                  bed.system().name()),
              results,
              lasts.plus(STARTS_AND_REPORTS_WITHIN)),
          lasts);
    } finally {
      Files.deleteIfExists(session);
    }
  }

  /** From the table that Gatling prints; to it, a promised refusal is no failure. */
  static Wrk.Result result(Said said, Duration lasts) throws IOException {
    long good = Math.round(figure(said.text(), "request count", 2));
    long broken = Math.round(figure(said.text(), "request count", 3));
    return new Wrk.Result(
        good + broken,
        lasts,
        new Latency(
            figure(said.text(), "mean response time (ms)", 1),
            figure(said.text(), "response time 50th percentile (ms)", 1),
            figure(said.text(), "response time 95th percentile (ms)", 1),
            figure(said.text(), "response time 99th percentile (ms)", 1),
            figure(said.text(), "max response time (ms)", 1)),
        good + broken,
        broken,
        // Its start and its report are of the process too, so its share is of all that time.
        Duration.ofNanos(
            Math.round((double) said.cpu().toNanos() / said.lasted().toNanos() * lasts.toNanos())));
  }

  /** A column of a line: all, good, failed. */
  private static double figure(String text, String name, int column) throws IOException {
    Matcher line =
        Pattern.compile("(?m)^> " + Pattern.quote(name) + " *\\|([^|]*)\\|([^|]*)\\|(.*)$")
            .matcher(text);
    if (!line.find()) {
      throw new IOException("Gatling did not tell its " + name);
    }
    String found = line.group(column).strip().replace(",", "");
    return found.equals("-") ? 0 : Double.parseDouble(found);
  }
}
