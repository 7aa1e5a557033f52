package dev.faultline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path home;

  @Test
  void whatIsPlannedIsOpenUntilItIsUndone() {
    Journal journal = new Journal(home);
    journal.planned(record("one"));
    journal.planned(record("two"));
    journal.undone("one");

    assertThat(new Journal(home).read())
        .isEqualTo(new Journal.Reading(List.of(record("two")), List.of()));
  }

  @Test
  void aJournalThatIsNotThereHasNothingOpen() {
    assertThat(new Journal(home).read()).isEqualTo(new Journal.Reading(List.of(), List.of()));
  }

  @Test
  void aTornLastLineIsToldAndHidesNothing() throws IOException {
    new Journal(home).planned(record("one"));
    append("{\"entry\":\"plan");

    Journal.Reading reading = new Journal(home).read();

    assertThat(reading.open()).containsExactly(record("one"));
    assertThat(reading.unreadable()).containsExactly("{\"entry\":\"plan");
  }

  @Test
  void whatFollowsATornLineIsReadAllTheSame() throws IOException {
    new Journal(home).planned(record("one"));
    append("{\"entry\":\"plan");
    new Journal(home).planned(record("two"));

    assertThat(new Journal(home).read().open()).containsExactly(record("one"), record("two"));
  }

  @Test
  void bytesThatAreNoTextMakeOneLineUnreadable() throws IOException {
    new Journal(home).planned(record("one"));
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}, APPEND);
    new Journal(home).planned(record("two"));

    Journal.Reading reading = new Journal(home).read();

    assertThat(reading.open()).containsExactly(record("one"), record("two"));
    assertThat(reading.unreadable()).hasSize(1);
  }

  @Test
  void aRecordNamesAContainerByItsIdAndNothingElse() {
    assertThatThrownBy(
            () ->
                new UndoRecord(
                    "x", FaultKind.KILL, "run", "postgres; rm -rf /", "kafka-1", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("postgres; rm -rf /");
  }

  private void append(String text) throws IOException {
    Files.write(file(), text.getBytes(UTF_8), APPEND);
  }

  private Path file() {
    return home.resolve(".faultline").resolve("journal.jsonl");
  }

  private static UndoRecord record(String id) {
    return new UndoRecord(
        id, FaultKind.KILL, "run", "0123456789abcdef", "kafka-1", Instant.ofEpochSecond(1));
  }
}
