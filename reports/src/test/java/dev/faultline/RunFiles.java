package dev.faultline;

import dev.faultline.run.Environment;
import dev.faultline.run.Json;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.ManifestFile;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Writes what a builder holds into a run directory. */
final class RunFiles {
  private RunFiles() {}

  /** Writes and seals the run. */
  static RunDirectory write(RunBuilder built, Path root) throws IOException {
    RunDirectory run = new RunDirectory(root);
    Files.createDirectories(root.resolve("final"));
    Files.createDirectories(root.resolve("logs"));
    Files.writeString(root.resolve("logs/kafka-1.log"), "broker started\n");
    Files.writeString(run.scenario(), built.scenario);
    Files.copy(
        Path.of("../scenarios/systems/coupon.yaml"),
        run.system(),
        StandardCopyOption.REPLACE_EXISTING);
    Json.write(run.environment(), environment());
    if (built.leg.isPresent()) {
      Json.write(run.leg(), built.leg.get());
    }
    lines(run, RunDirectory.CALLS, built.calls);
    lines(run, RunDirectory.STATUS_READS, built.statusReads);
    lines(run, RunDirectory.TIMELINE, built.timeline);
    lines(run, RunDirectory.SAMPLES, built.samples);
    lines(run, RunDirectory.COUPONS, built.coupons);
    lines(run, RunDirectory.CLAIMS, built.claims);
    lines(run, RunDirectory.ISSUED, built.issued);
    lines(run, RunDirectory.OUTBOX, built.outbox);
    lines(run, RunDirectory.DEAD_LETTERS, built.deadLetters);
    lines(run, RunDirectory.LOG, built.log);
    lines(run, RunDirectory.CACHE, built.cache);
    lines(run, RunDirectory.STATUS, built.statuses);
    lines(run, RunDirectory.RESENT, built.resent);
    lines(run, RunDirectory.PROOFS, built.proofs);
    ManifestFile.seal(run);
    return run;
  }

  private static Environment environment() {
    return new Environment(
        "0.1.0",
        "abc1234",
        false,
        4711,
        RunBuilder.START.toString(),
        2,
        24_000,
        "Linux",
        Map.of("jdk", "25"),
        Map.of("kafka-1", "sha256:1"),
        Map.of("fsync", "on"));
  }

  private static <T> void lines(RunDirectory run, RunDirectory.Lines<T> file, List<T> records)
      throws IOException {
    try (JsonLinesWriter writer = new JsonLinesWriter(run.file(file))) {
      for (T entry : records) {
        writer.write(entry);
      }
    }
  }
}
