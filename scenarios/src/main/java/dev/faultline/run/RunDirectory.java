package dev.faultline.run;

import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.CouponRow;
import dev.faultline.run.Stores.DeadLetterRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.OutboxRow;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One attempt at one scenario on disk: {@code runs/<start>/<scenario>/<attempt>/}. Names every file
 * once, for the runner that writes them and the judge that reads them. Untrusted input to the
 * judge.
 */
public record RunDirectory(Path root) {

  /** A file of records under {@code final/}, or beside it. */
  public record Lines<T>(String path, Class<T> type) {}

  public static final Lines<Call> CALLS = new Lines<>("calls.jsonl.zst", Call.class);
  public static final Lines<StatusRead> STATUS_READS =
      new Lines<>("status-reads.jsonl.zst", StatusRead.class);
  public static final Lines<TimelineEvent> TIMELINE =
      new Lines<>("timeline.jsonl", TimelineEvent.class);
  public static final Lines<Sample> SAMPLES = new Lines<>("samples.jsonl.zst", Sample.class);
  public static final Lines<CouponRow> COUPONS =
      new Lines<>("final/coupons.jsonl.zst", CouponRow.class);
  public static final Lines<ClaimRow> CLAIMS =
      new Lines<>("final/claims.jsonl.zst", ClaimRow.class);
  public static final Lines<IssuedRow> ISSUED =
      new Lines<>("final/issued.jsonl.zst", IssuedRow.class);
  public static final Lines<OutboxRow> OUTBOX =
      new Lines<>("final/outbox.jsonl.zst", OutboxRow.class);
  public static final Lines<DeadLetterRow> DEAD_LETTERS =
      new Lines<>("final/dead-letters.jsonl.zst", DeadLetterRow.class);
  public static final Lines<LogRecord> LOG = new Lines<>("final/log.jsonl.zst", LogRecord.class);
  public static final Lines<CacheMark> CACHE =
      new Lines<>("final/cache.jsonl.zst", CacheMark.class);
  public static final Lines<StatusAnswer> STATUS =
      new Lines<>("final/status.jsonl.zst", StatusAnswer.class);
  public static final Lines<Resent> RESENT = new Lines<>("final/resent.jsonl.zst", Resent.class);
  public static final Lines<ReadProof> PROOFS = new Lines<>("final/proofs.jsonl", ReadProof.class);

  /** All record files; an empty one is written where there is nothing to say. */
  public static final List<Lines<?>> ALL =
      List.of(
          CALLS,
          STATUS_READS,
          TIMELINE,
          SAMPLES,
          COUPONS,
          CLAIMS,
          ISSUED,
          OUTBOX,
          DEAD_LETTERS,
          LOG,
          CACHE,
          STATUS,
          RESENT,
          PROOFS);

  /** Made from the run, so not part of it: never listed in the manifest. */
  public static final List<String> DERIVED =
      List.of(
          "verdict.json", "report.html", "junit.xml", "summary.md", "incident.html", "incident.md");

  public Path scenario() {
    return root.resolve("scenario.yaml");
  }

  public Path system() {
    return root.resolve("system.yaml");
  }

  /** Which leg this run was; only in scenarios of two legs. */
  public Path leg() {
    return root.resolve("leg.json");
  }

  public Path environment() {
    return root.resolve("environment.json");
  }

  public Path manifest() {
    return root.resolve("manifest.json");
  }

  /** Output of every part, one file each. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** What was gathered for people, while it happened. */
  public Path evidence() {
    return root.resolve("evidence");
  }

  /** Gatling's own report. */
  public Path gatling() {
    return root.resolve("gatling");
  }

  public Path file(Lines<?> lines) {
    return root.resolve(lines.path());
  }

  /** Opens one of the record files; close the stream. */
  public <T> Stream<T> read(Lines<T> lines) {
    return JsonLines.read(file(lines), lines.type());
  }

  /** Reads one of the record files whole; for those that stay small. */
  public <T> List<T> readAll(Lines<T> lines) {
    try (Stream<T> records = read(lines)) {
      return records.toList();
    }
  }

  /** The first timeline event of a type. */
  public <E extends TimelineEvent> Optional<E> first(Class<E> type) {
    try (Stream<TimelineEvent> events = read(TIMELINE)) {
      return events.filter(type::isInstance).map(type::cast).findFirst();
    }
  }
}
