package dev.faultline.bench.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.faultline.bed.JavaProcess;
import dev.faultline.bed.Part;
import dev.faultline.bench.PartKind;
import dev.faultline.bench.Profile;
import dev.faultline.bench.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import org.jspecify.annotations.Nullable;

/** Has the flight recorder of each role sample what its threads spend processor time on. */
final class Profiling {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String INSIDE = "/tmp/bench.jfr";
  private static final String SAMPLE = "jdk.CPUTimeSample";

  private final BenchBed bed;

  Profiling(BenchBed bed) {
    this.bed = bed;
  }

  void start() throws IOException {
    for (Part role : roles()) {
      String answer =
          jvm(role)
              .ask(
                  "JFR.start",
                  "name=bench",
                  "settings=none",
                  "+" + SAMPLE + "#enabled=true",
                  "+" + SAMPLE + "#throttle=10ms");
      if (!answer.contains("Started recording")) {
        throw new IOException("%s records nothing: %s".formatted(role.name(), answer.strip()));
      }
    }
  }

  /**
   * Ends the recordings and draws them.
   *
   * @param during what was measured since the start
   */
  List<Profile> stop(Shot during) throws IOException {
    List<Profile> profiles = new ArrayList<>();
    for (Part role : roles()) {
      jvm(role).ask("JFR.stop", "name=bench", "filename=" + INSIDE);
      Path recording = bed.folder().resolve(role.name() + ".jfr");
      bed.bed().containers().inside(role.containerId()).copyOut(INSIDE, recording);
      profiles.add(profile(role.name(), recording, during));
    }
    return List.copyOf(profiles);
  }

  private Profile profile(String part, Path recording, Shot during) throws IOException {
    Path flames = recording.resolveSibling("flames-" + part + ".html");
    JfrToFlame.convert(
        recording.toString(),
        flames.toString(),
        new Arguments("--cpu-time", "--threads", "--title", part + ", " + during.work().title()));
    double all = during.cpuMicros().getOrDefault(part, 0.0);
    List<Profile.Stage> stages = new ArrayList<>();
    nanosByStage(recording)
        .forEach(
            (stage, nanos) ->
                stages.add(new Profile.Stage(stage, nanos / 1e3 / Math.max(1, during.done()))));
    double sampled = stages.stream().mapToDouble(Profile.Stage::cpuMicros).sum();
    stages.add(new Profile.Stage(Profile.JVM, Math.max(0, all - sampled)));
    stages.sort(Comparator.comparingDouble(Profile.Stage::cpuMicros).reversed());
    Files.delete(recording);
    return new Profile(part, all, stages, flames.toString());
  }

  private static Map<String, Long> nanosByStage(Path recording) throws IOException {
    try (RecordingFile file = new RecordingFile(recording)) {
      List<RecordedEvent> samples = new ArrayList<>();
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals(SAMPLE)) {
          samples.add(event);
        }
      }
      return samples.stream()
          .collect(
              groupingBy(
                  sample -> stage(name(sample.getThread("eventThread"))),
                  summingLong(sample -> sample.getDuration("samplingPeriod").toNanos())));
    }
  }

  private static String name(@Nullable RecordedThread thread) {
    return thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
  }

  /** Threads of one name, but for their numbers. */
  static String stage(String name) {
    String bare = name.replaceAll("[0-9]+", "").replaceAll("-{2,}", "-").replaceAll("[-# ]+$", "");
    return bare.isBlank() ? "threads without a name" : bare;
  }

  private List<Part> roles() {
    return bed.running().stream()
        .filter(part -> PartKind.of(part.name()) == PartKind.ROLE)
        .toList();
  }

  private JavaProcess jvm(Part role) {
    return new JavaProcess(bed.bed(), role.containerId(), PATIENCE);
  }
}
