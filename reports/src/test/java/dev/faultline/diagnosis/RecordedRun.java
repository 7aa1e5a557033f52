package dev.faultline.diagnosis;

import dev.faultline.run.Call;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Sample;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small run on disk: 40 s of load, of which seconds 20 to 29 may be anything. */
final class RecordedRun {
  static final long BEGIN = 1_800_000_000L;
  static final int SECONDS = 40;
  private static final int FROM = 20;
  private static final int TO = 29;
  private static final long MICROS = 1_000_000;
  private static final int MILLIS = 1000;

  private final RunDirectory run;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  RecordedRun(Path folder) throws IOException {
    this.run = new RunDirectory(folder);
    Files.createDirectories(run.evidence());
  }

  /** A series that is one value, and in the window another. */
  RecordedRun series(String name, double usual, double during) {
    for (int second = 0; second < SECONDS; second++) {
      boolean window = second >= FROM && second <= TO;
      samples.add(new Sample((BEGIN + second) * MILLIS, name, window ? during : usual));
    }
    return this;
  }

  /** So many milliseconds each, of fifty inserts into a table in the window. */
  void slowInsert(String table, int millis) throws IOException {
    String line = "%d\t%d\t%s\t%d\t1\tinsert into " + table + " (request_id)\n";
    gathered("before", "statements.tsv", Gathered.STATEMENTS + line.formatted(100, 200, "2.00", 9));
    gathered("fault", "statements.tsv", Gathered.STATEMENTS + line.formatted(200, 400, "2.00", 9));
    gathered(
        "after",
        "statements.tsv",
        Gathered.STATEMENTS + line.formatted(250, 400 + 50 * millis, "9.00", millis));
  }

  /** Nobody told a series in these seconds. */
  RecordedRun missing(String name, int from, int to) {
    samples.removeIf(
        one ->
            one.series().equals(name)
                && one.at() >= (BEGIN + from) * MILLIS
                && one.at() <= (BEGIN + to) * MILLIS);
    return this;
  }

  /** Ten calls a second of so many milliseconds, and in the window others. */
  RecordedRun calls(int usual, int during, double usualMillis, double duringMillis) {
    for (int second = 0; second < SECONDS; second++) {
      boolean window = second >= FROM && second <= TO;
      for (int call = 0; call < (window ? during : usual); call++) {
        long start = (BEGIN + second) * MICROS + call;
        long end = start + (long) ((window ? duringMillis : usualMillis) * MILLIS);
        calls.add(
            new Call(
                start,
                start,
                end,
                "u-0badcafe-" + calls.size(),
                "RUSH",
                "",
                202,
                "",
                Outcome.ACCEPTED,
                window ? PhaseName.FAULT : PhaseName.CONTROL));
      }
    }
    return this;
  }

  RecordedRun quietCalls() {
    return calls(20, 20, 10, 10);
  }

  RecordedRun gathered(String moment, String file, String text) throws IOException {
    Path folder = moment.isEmpty() ? run.evidence() : run.evidence().resolve(moment);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  RunDirectory written() throws IOException {
    try (JsonLinesWriter out = new JsonLinesWriter(run.file(RunDirectory.SAMPLES))) {
      for (Sample sample : samples) {
        out.write(sample);
      }
    }
    try (JsonLinesWriter out = new JsonLinesWriter(run.file(RunDirectory.CALLS))) {
      for (Call call : calls) {
        out.write(call);
      }
    }
    Path timeline = run.file(RunDirectory.TIMELINE);
    if (!Files.exists(timeline)) {
      Files.writeString(timeline, "");
    }
    return run;
  }
}
