package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.run.Stores.ReadProof;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901234Z");

  @TempDir Path folder;

  private final List<Call> calls = IntStream.range(0, 1_000).mapToObj(this::call).toList();

  @Test
  void recordsComeBackAsTheyWereWritten() throws IOException {
    RunDirectory run = written();

    assertThat(run.readAll(RunDirectory.CALLS)).isEqualTo(calls);
    assertThat(run.readAll(RunDirectory.PROOFS))
        .containsExactly(new ReadProof("claims", 5, 5, "count(*)"));
  }

  @Test
  void everyTimelineEventComesBackAsItsOwnKind() throws IOException {
    List<TimelineEvent> events =
        List.of(
            new TimelineEvent.PhaseStarted(AT, PhaseName.CONTROL),
            new TimelineEvent.PhaseEnded(AT, PhaseName.CONTROL, true, "its time is over"),
            new TimelineEvent.SteadyCondition(AT, "fsync", true, "on"),
            new TimelineEvent.FaultInjected(AT, "kill-kafka-1", "kill", "kafka-1"),
            new TimelineEvent.FaultConfirmed(AT, "kill-kafka-1", "absent from metadata"),
            new TimelineEvent.FaultWithoutGrip(
                AT, AT, "lock-hold-redis", "lock-hold", "cache.lock"),
            new TimelineEvent.HealStarted(AT, "kill-kafka-1"),
            new TimelineEvent.HealConfirmed(AT, "kill-kafka-1", "metadata answered"),
            new TimelineEvent.HealFailed(AT, "kill-kafka-1", "no answer"),
            new TimelineEvent.DoseMeasured(AT, "kill-kafka-1", "away", "s", 15, 15.2, 14, 20),
            new TimelineEvent.Undisturbed(AT, AT),
            new TimelineEvent.RequestsAnswered(AT, "surge", 1_499, Map.of(500, 1L)),
            new TimelineEvent.ResponseStarted(AT, "scale-worker", "scale", "worker", "A fires"),
            new TimelineEvent.ResponseConfirmed(AT, "scale-worker", "3 members"),
            new TimelineEvent.ResponseFailed(AT, "scale-worker", "the load ended"),
            new TimelineEvent.StatusPageSeen(
                AT, TimelineEvent.StatusPageSeen.StatusPage.DELAYED, "쿠폰 발급 지연 중"),
            new TimelineEvent.AlertFiring(AT, "BrokerDown"),
            new TimelineEvent.AlertCleared(AT, "BrokerDown"),
            new TimelineEvent.NoticeReceived(
                AT, "slack", "L1", "BrokerDown", true, "[FIRING] BrokerDown", "브로커"),
            new TimelineEvent.LoadEnded(AT, 0, 1_000, 3.5, ""),
            new TimelineEvent.ResidueChecked(AT, "lag", true, "0"),
            new TimelineEvent.HarnessError(AT, "reading", "\"quoted\"\nline"));
    assertThat(events).hasSameSizeAs(TimelineEvent.class.getPermittedSubclasses());
    Path file = folder.resolve("timeline.jsonl");

    write(file, events);

    assertThat(new RunDirectory(folder).readAll(RunDirectory.TIMELINE)).isEqualTo(events);
    assertThat(Files.readAllLines(file)).hasSameSizeAs(events);
  }

  @Test
  void aLegComesBackAsItWasWritten() throws IOException {
    var dose = new TimelineEvent.DoseMeasured(AT, "lock-hold-redis", "held", "s", 10, 9.9, 9, 12);
    var first = new FirstLeg("baseline", "s/r@baseline/1", "PASS", 7, "abc", List.of(dose));
    for (Leg leg : List.of(Leg.ofFirst(), Leg.after(first), Leg.alone())) {
      Path file = folder.resolve("leg.json");

      Json.write(file, leg);

      assertThat(Json.read(file, Leg.class)).isEqualTo(leg);
    }
  }

  @Test
  void onlyTheLastLegKnowsWhatTheFirstProved() {
    assertThatThrownBy(() -> new Leg(Leg.Place.LAST, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFieldThatIsMissingUnknownOrNullIsRefused() throws IOException {
    for (String line :
        List.of(
            "{\"at\":1,\"series\":\"x\"}",
            "{\"at\":1,\"series\":\"x\",\"value\":1.0,\"more\":1}",
            "{\"at\":1,\"series\":null,\"value\":1.0}")) {
      Path file = Files.writeString(folder.resolve("samples.jsonl"), line + "\n");

      assertThatThrownBy(() -> JsonLines.read(file, Sample.class).toList())
          .as(line)
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void aSealedRunIsAsSealed() throws IOException {
    assertThat(ManifestFile.problems(sealed())).isEmpty();
  }

  @Test
  void verdictAndReportsDoNotBelongToTheRun() throws IOException {
    RunDirectory run = sealed();

    for (String derived : RunDirectory.DERIVED) {
      Files.writeString(run.root().resolve(derived), "made later");
    }

    assertThat(ManifestFile.problems(run)).isEmpty();
  }

  @Test
  void oneChangedByteIsNoticedInEveryFile() throws IOException {
    RunDirectory run = sealed();
    for (Manifest.Entry entry : Json.read(run.manifest(), Manifest.class).files()) {
      Path file = run.root().resolve(entry.path());
      byte[] sealed = Files.readAllBytes(file);
      byte[] changed = sealed.clone();
      changed[changed.length / 2] ^= 1;

      Files.write(file, changed);

      assertThat(ManifestFile.problems(run)).singleElement().asString().startsWith(entry.path());
      Files.write(file, sealed);
    }
    assertThat(ManifestFile.problems(run)).isEmpty();
  }

  @Test
  void anAddedFileIsNoticed() throws IOException {
    RunDirectory run = sealed();

    Files.writeString(run.root().resolve("final/more.jsonl"), "{}\n");

    assertThat(ManifestFile.problems(run))
        .containsExactly("final/more.jsonl is not in the manifest");
  }

  @Test
  void aRemovedFileIsNoticed() throws IOException {
    RunDirectory run = sealed();

    Files.delete(run.file(RunDirectory.PROOFS));

    assertThat(ManifestFile.problems(run)).containsExactly("final/proofs.jsonl is missing");
  }

  @Test
  void aTruncatedFileIsNoticed() throws IOException {
    RunDirectory run = sealed();
    Path file = run.file(RunDirectory.CALLS);
    byte[] whole = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(whole, whole.length - 10));

    assertThat(ManifestFile.problems(run)).singleElement().asString().startsWith("calls.jsonl.zst");
    assertThatThrownBy(() -> run.readAll(RunDirectory.CALLS)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aTruncatedFileCannotBeSealed() throws IOException {
    RunDirectory run = written();
    Path file = run.file(RunDirectory.CALLS);
    byte[] whole = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(whole, whole.length - 10));

    assertThatThrownBy(() -> ManifestFile.seal(run)).isInstanceOf(IOException.class);
  }

  @Test
  void anotherNumberOfRecordsIsNoticed() throws IOException {
    RunDirectory run = sealed();
    String manifest = Files.readString(run.manifest());

    Files.writeString(run.manifest(), manifest.replace("\"records\" : 1000", "\"records\" : 1001"));

    assertThat(ManifestFile.problems(run))
        .containsExactly("calls.jsonl.zst has 1000 records, the manifest says 1001");
  }

  @Test
  void aLinkInPlaceOfAFileIsNoticed() throws IOException {
    RunDirectory run = sealed();
    Path file = run.file(RunDirectory.PROOFS);
    Path elsewhere = folder.resolve("elsewhere.jsonl");

    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);

    assertThat(ManifestFile.problems(run))
        .containsExactly("final/proofs.jsonl cannot be read: it is no plain file");
  }

  @Test
  void aRunWithoutManifestWasNotFinished() throws IOException {
    assertThat(ManifestFile.problems(written())).singleElement().asString().contains("missing");
  }

  @Test
  void aManifestThatIsNoManifestIsTold() throws IOException {
    RunDirectory run = written();

    for (String text : List.of("", "[]", "{\"format\":1}", "{\"format\":9,\"files\":[]}")) {
      Files.writeString(run.manifest(), text);

      assertThat(ManifestFile.problems(run)).as(text).hasSize(1);
    }
  }

  private RunDirectory sealed() throws IOException {
    RunDirectory run = written();
    ManifestFile.seal(run);
    return run;
  }

  private RunDirectory written() throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    Files.createDirectories(run.root().resolve("final"));
    Files.writeString(run.scenario(), "name: x\n");
    write(run.file(RunDirectory.CALLS), calls);
    write(run.file(RunDirectory.PROOFS), List.of(new ReadProof("claims", 5, 5, "count(*)")));
    return run;
  }

  private static void write(Path file, List<?> records) throws IOException {
    try (JsonLinesWriter writer = new JsonLinesWriter(file)) {
      for (Object record : records) {
        writer.write(record);
      }
    }
  }

  private Call call(int number) {
    return new Call(
        number,
        number + 1L,
        number + 2_000L,
        "user-한-" + number,
        "RUSH",
        "id-" + number,
        202,
        "",
        Outcome.ACCEPTED,
        PhaseName.FAULT);
  }
}
