package dev.faultline.diagnosis;

import dev.faultline.run.Call;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.CouponRow;
import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.AlertCleared;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.scenario.PhaseName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of a run that holds only what an operator could have seen: figures, requests, alerts and
 * what was gathered. It knows no scenario, no fault, no phase and no name of the original; it is
 * gone when it is closed.
 */
final class Blinded implements AutoCloseable {
  /** What the original calls {@code fault}. */
  static final String DURING = "during";

  /** What is told of a process that exists and does nothing at all. */
  static final String SILENT = "the process does not answer at all";

  private static final String FAULT = "fault";
  private static final String PAUSED = "PAUSED";

  /** What may be copied of a moment: nothing that is gathered only for some causes. */
  private static final Pattern OF_A_MOMENT =
      Pattern.compile(
          "(database-sessions|database-looks|statements|redis-looks|containers|kernel|reach)\\.tsv"
              + "|(consumer-group|redis)\\.txt|configuration(-difference)?\\.json"
              + "|gc-[\\w-]+\\.log|heap-(?!dump)[\\w-]+\\.txt");

  private static final Pattern THREADS = Pattern.compile("threads-[\\w-]+\\.txt");
  private static final List<String> EXCERPTS =
      List.of("slow-queries.log", "locks.log", "leaks.log", "memory.log", "rebalances.log");

  private final RunDirectory original;
  private final Path root;
  private final Scrub scrub = new Scrub();

  private Blinded(RunDirectory original, Path root) {
    this.original = original;
    this.root = root;
  }

  static Blinded of(RunDirectory run) throws IOException {
    // Nothing of the original's path is in the copy's.
    Blinded copy = new Blinded(run, Files.createTempDirectory("run"));
    try {
      copy.fill();
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
    return copy;
  }

  Path root() {
    return root;
  }

  /** Where readers find a source in the original. */
  String original(String source) {
    return source.replace("evidence/" + DURING + "/", "evidence/" + FAULT + "/");
  }

  private void fill() throws IOException {
    Files.createDirectories(root.resolve("evidence"));
    names();
    calls();
    alerts();
    Files.copy(original.file(RunDirectory.SAMPLES), root.resolve(RunDirectory.SAMPLES.path()));
    moment("before", "before");
    moment(FAULT, DURING);
    moment("after", "after");
    for (String file : EXCERPTS) {
      text(original.evidence().resolve(file), root.resolve("evidence").resolve(file));
    }
  }

  private void names() {
    Path coupons = original.file(RunDirectory.COUPONS);
    if (Files.isRegularFile(coupons)) {
      try (Stream<CouponRow> rows = original.read(RunDirectory.COUPONS)) {
        rows.forEach(row -> coupon(row.coupon()));
      }
    }
    try (Stream<Call> calls = original.read(RunDirectory.CALLS)) {
      calls.forEach(call -> coupon(call.coupon()));
    }
  }

  private int coupons;

  private void coupon(String code) {
    if (scrub.name(code).equals(code)) {
      scrub.rename(code, "coupon-" + ++coupons);
    }
  }

  private void calls() throws IOException {
    Map<String, String> users = new HashMap<>();
    try (Stream<Call> calls = original.read(RunDirectory.CALLS);
        JsonLinesWriter out = new JsonLinesWriter(root.resolve(RunDirectory.CALLS.path()))) {
      Iterator<Call> each = calls.iterator();
      while (each.hasNext()) {
        Call call = each.next();
        String user = users.computeIfAbsent(call.user(), name -> "user-" + users.size());
        out.write(
            new Call(
                call.intended(),
                call.start(),
                call.end(),
                user,
                scrub.name(call.coupon()),
                "",
                call.status(),
                call.code(),
                call.outcome(),
                PhaseName.STEADY));
      }
    }
  }

  private void alerts() throws IOException {
    try (Stream<TimelineEvent> events = original.read(RunDirectory.TIMELINE);
        JsonLinesWriter out = new JsonLinesWriter(root.resolve(RunDirectory.TIMELINE.path()))) {
      Iterator<TimelineEvent> each = events.iterator();
      while (each.hasNext()) {
        TimelineEvent event = each.next();
        if (event instanceof AlertFiring || event instanceof AlertCleared) {
          out.write(event);
        }
      }
    }
  }

  private void moment(String name, String instead) throws IOException {
    Path from = original.evidence().resolve(name);
    Path to = root.resolve("evidence").resolve(instead);
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        String plain = String.valueOf(file.getFileName());
        if (OF_A_MOMENT.matcher(plain).matches()) {
          text(file, to.resolve(plain));
        } else if (THREADS.matcher(plain).matches()) {
          threads(file, to.resolve(plain));
        }
      }
    }
  }

  /** Only whether it answered: a dump holds the harness's own threads too. */
  private static void threads(Path file, Path to) throws IOException {
    Optional<String> first;
    try (Stream<String> lines = Files.lines(file)) {
      first = lines.findFirst();
    }
    if (first.filter(line -> line.contains(PAUSED)).isPresent()) {
      Files.writeString(to, SILENT + "\n");
    }
  }

  private void text(Path file, Path to) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    String text = scrub.text(Files.readString(file));
    // Nobody pauses containers in production; a process that hangs looks like one that runs.
    Files.writeString(to, text.replace("\t" + PAUSED + "\t", "\tRUNNING\t"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
