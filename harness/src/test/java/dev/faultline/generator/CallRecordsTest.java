package dev.faultline.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.Call;
import dev.faultline.run.Json;
import dev.faultline.run.RawCall;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import dev.faultline.system.OutcomeRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRecordsTest {
  private static final Answers ANSWERS =
      new Answers(
          List.of(
              new OutcomeRule(
                  202, 202, Optional.empty(), Outcome.ACCEPTED, OutcomeRule.Meaning.NONE)));
  private static final PhaseClock PHASES =
      new PhaseClock(List.of(new PhaseStarted(Instant.EPOCH.plusSeconds(1), PhaseName.CONTROL)));

  @TempDir private Path folder;

  @Test
  void everyCallIsKeptWithItsOutcomeAndPhase() throws IOException {
    CallRecords.Summary summary = write(List.of(raw(500_000, 202), raw(1_500_000, 500)), 1);

    assertThat(new RunDirectory(folder).readAll(RunDirectory.CALLS))
        .extracting(Call::outcome, Call::phase)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Outcome.ACCEPTED, PhaseName.STEADY),
            org.assertj.core.groups.Tuple.tuple(Outcome.UNKNOWN, PhaseName.CONTROL));
    assertThat(summary.written()).isEqualTo(2);
    assertThat(summary.unknown()).extracting(Call::start).containsExactly(1_500_000L);
  }

  @Test
  void theSampleOfAcceptedCallsIsBoundedAndFollowsTheSeed() throws IOException {
    List<RawCall> many =
        IntStream.range(0, 3 * CallRecords.MOST_ACCEPTED_ASKED)
            .mapToObj(number -> raw(number, 202))
            .toList();

    List<Call> one = write(many, 7).acceptedSample();
    List<Call> same = write(many, 7).acceptedSample();
    List<Call> other = write(many, 8).acceptedSample();

    assertThat(one).hasSize(CallRecords.MOST_ACCEPTED_ASKED).doesNotHaveDuplicates();
    assertThat(same).isEqualTo(one);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void aLineThatTheGeneratorDidNotFinishIsCountedAndNotKept() throws IOException {
    Path raw = folder.resolve("raw.jsonl");
    Files.writeString(raw, Json.LINE.writeValueAsString(raw(1, 202)) + "\n{\"intended\":");

    CallRecords.Summary summary =
        new CallRecords(ANSWERS, PHASES, 1).write(raw, new RunDirectory(folder));

    assertThat(summary.written()).isEqualTo(1);
    assertThat(summary.tornLines()).isEqualTo(1);
  }

  private CallRecords.Summary write(List<RawCall> calls, long seed) throws IOException {
    Path raw = folder.resolve("raw.jsonl");
    Files.writeString(
        raw,
        calls.stream()
            .map(call -> Json.LINE.writeValueAsString(call) + "\n")
            .collect(Collectors.joining()));
    return new CallRecords(ANSWERS, PHASES, seed).write(raw, new RunDirectory(folder));
  }

  private static RawCall raw(long start, int status) {
    return new RawCall(start, start, start + 5, "u-" + start, "RUSH", "id", status, "");
  }
}
