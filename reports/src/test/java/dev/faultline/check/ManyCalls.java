package dev.faultline.check;

import dev.faultline.RunBuilder;
import dev.faultline.run.Call;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.ManifestFile;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.CouponRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.run.TimelineEvent.LoadEnded;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.verdict.RunVerdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes a run with very many calls, and judges one: two commands for a process of its own, whose
 * heap can be bounded.
 */
public final class ManyCalls {
  private static final int MEGABYTES = 512;

  private ManyCalls() {}

  /**
   * {@code write FOLDER CALLS}, {@code judge RUN}, or {@code measure CALLS}: both, the judging in a
   * JVM of 512 MB. To be started in {@code reports/}, whose tests know where the systems are.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "measure" -> measure(Integer.parseInt(arguments[1]));
      case "write" ->
          System.out.println(write(Path.of(arguments[1]), Integer.parseInt(arguments[2])).root());
      case "judge" -> judge(new RunDirectory(Path.of(arguments[1])));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void measure(int calls) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("faultline-many-calls");
    try {
      String run = write(folder, calls).root().toString();
      for (int time = 0; time < 3; time++) {
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEGABYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                ManyCalls.class.getName(),
                "judge",
                run)
            .inheritIO()
            .start()
            .waitFor();
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void judge(RunDirectory run) {
    long from = System.nanoTime();
    RunVerdict verdict = Judge.judge(run);
    long millis = (System.nanoTime() - from) / 1_000_000;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        "%s in %d ms, at most %d MB of heap, %s%n",
        verdict.verdict(), millis, peak >> 20, verdict.counts());
    verdict.breaches().forEach(System.out::println);
  }

  /** A sound run whose calls are spread over the same 37 s. */
  static RunDirectory write(Path folder, int calls) throws IOException {
    RunBuilder small = new RunBuilder(folder);
    small.scenario =
        small
            .scenario
            .replace("rate: 50/s", "rate: %d/s".formatted(Math.round(calls / 37.0)))
            .replace("stock: 50000", "stock: 50000000")
            .replace("  - { code: FLASH, stock: 20, share: 10% }\n", "")
            .replace("share: 90%", "share: 100%");
    small.without(LoadEnded.class);
    small.timeline.add(new LoadEnded(RunBuilder.RECOVERED, 0, calls, 1, "told to stop"));
    small.calls.clear();
    small.claims.clear();
    small.issued.clear();
    small.log.clear();
    small.cache.clear();
    small.coupons.clear();
    small.coupons.add(new CouponRow("RUSH", 50_000_000, calls));
    small.statuses.clear();
    small.statuses.add(new StatusAnswer(id(0), "RUSH", user(0), 200, "ISSUED"));
    RunDirectory run = small.write();
    records(run, calls);
    ManifestFile.seal(run);
    return run;
  }

  private static void records(RunDirectory run, int calls) throws IOException {
    long first = RunBuilder.micros(RunBuilder.START.plusSeconds(1));
    try (var out = new JsonLinesWriter(run.file(RunDirectory.CALLS));
        var claims = new JsonLinesWriter(run.file(RunDirectory.CLAIMS));
        var issued = new JsonLinesWriter(run.file(RunDirectory.ISSUED));
        var log = new JsonLinesWriter(run.file(RunDirectory.LOG));
        var cache = new JsonLinesWriter(run.file(RunDirectory.CACHE))) {
      for (int i = 0; i < calls; i++) {
        long start = first + i * 37_000_000L / calls;
        Instant at = Window.instant(start);
        String user = user(i);
        String id = id(i);
        out.write(
            new Call(
                start,
                start + 150,
                start + 150 + 3_000 + i % 20_000,
                user,
                "RUSH",
                id,
                202,
                "",
                Outcome.ACCEPTED,
                phase(at)));
        claims.write(new ClaimRow(id, "RUSH", user, "QUEUED", at.plusMillis(2)));
        issued.write(new IssuedRow(id, "RUSH", user, at.plusMillis(60)));
        log.write(new LogRecord("coupon.issue", i % 4, i / 4, id, "RUSH", user));
        cache.write(new CacheMark("RUSH", user, id));
      }
    }
  }

  private static String user(int number) {
    return "run1-user-" + number;
  }

  private static String id(int number) {
    return new UUID(number * 0x9E3779B97F4A7C15L, number * 0xC2B2AE3D27D4EB4FL).toString();
  }

  private static PhaseName phase(Instant at) {
    if (at.isBefore(RunBuilder.CONTROL)) {
      return PhaseName.WARMUP;
    }
    if (at.isBefore(RunBuilder.INJECTED)) {
      return PhaseName.CONTROL;
    }
    return at.isBefore(RunBuilder.HEALED) ? PhaseName.FAULT : PhaseName.RECOVERY;
  }
}
