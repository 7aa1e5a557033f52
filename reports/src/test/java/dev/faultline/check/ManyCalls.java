package dev.faultline.check;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.faultline.RunBuilder;
import dev.faultline.history.Window;
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
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Makes a run with very many calls, and judges one: two commands for a process of its own, whose
 * heap can be bounded.
 */
public final class ManyCalls {
  private static final int MEGABYTES = 512;
  private static final Set<String> HEAP_POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());

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
                // As ./faultline judge starts it.
                "-XX:+UseParallelGC",
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
    LongAccumulator mostLive = watchCollections();
    long from = System.nanoTime();
    RunVerdict verdict = Judge.judge(run);
    long millis = (System.nanoTime() - from) / 1_000_000;
    System.out.printf(
        "%s in %d ms, after a collection at most %d MB of heap, %s%n",
        verdict.verdict(), millis, mostLive.get() >> 20, verdict.counts());
    verdict.breaches().forEach(System.out::println);
  }

  /** The most bytes that any collection left in the heap. */
  private static LongAccumulator watchCollections() {
    LongAccumulator most = new LongAccumulator(Math::max, 0);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notice, handback) ->
                  most.accumulate(
                      GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData())
                          .getGcInfo()
                          .getMemoryUsageAfterGc()
                          .entrySet()
                          .stream()
                          .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                          .mapToLong(pool -> pool.getValue().getUsed())
                          .sum()),
              null,
              null);
    }
    return most;
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

  private static void records(RunDirectory run, int calls) {
    IntToLongFunction start =
        i -> RunBuilder.micros(RunBuilder.START.plusSeconds(1)) + i * 37_000_000L / calls;
    IntFunction<Instant> at = i -> Window.instant(start.applyAsLong(i));
    Stream.<Runnable>of(
            () ->
                all(
                    run,
                    RunDirectory.CALLS,
                    calls,
                    i -> call(i, start.applyAsLong(i), at.apply(i))),
            () ->
                all(
                    run,
                    RunDirectory.CLAIMS,
                    calls,
                    i -> new ClaimRow(id(i), "RUSH", user(i), "QUEUED", at.apply(i).plusMillis(2))),
            () ->
                all(
                    run,
                    RunDirectory.ISSUED,
                    calls,
                    i -> new IssuedRow(id(i), "RUSH", user(i), at.apply(i).plusMillis(60))),
            () ->
                all(
                    run,
                    RunDirectory.LOG,
                    calls,
                    i -> new LogRecord("coupon.issue", i % 4, i / 4, id(i), "RUSH", user(i))),
            () -> all(run, RunDirectory.CACHE, calls, i -> new CacheMark("RUSH", user(i), id(i))))
        .parallel()
        .forEach(Runnable::run);
  }

  private static <T> void all(
      RunDirectory run, RunDirectory.Lines<T> file, int calls, IntFunction<T> record) {
    try (var out = new JsonLinesWriter(run.file(file))) {
      for (int i = 0; i < calls; i++) {
        out.write(record.apply(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Call call(int i, long start, Instant at) {
    long sent = start + 150;
    return new Call(
        start,
        sent,
        sent + 3_000 + i % 20_000,
        user(i),
        "RUSH",
        id(i),
        202,
        "",
        Outcome.ACCEPTED,
        phase(at));
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
