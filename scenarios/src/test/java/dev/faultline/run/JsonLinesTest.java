package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  private static final String ID = "5376c1a1-f64d-4c2e-b67c-c185afc2c4e1";
  private static final Instant AT = Instant.parse("2026-11-22T12:56:07.500826Z");
  private static final String CALL =
      "{\"intended\":1,\"start\":2,\"end\":30,\"user\":\"u\",\"coupon\":\"RUSH\",\"requestId\":\"r\","
          + "\"status\":202,\"code\":\"\",\"outcome\":\"accepted\",\"phase\":\"CONTROL\"}";

  @TempDir private Path folder;

  static Stream<List<?>> whatIsWritten() {
    return Stream.of(
        calls(),
        List.of(
            new ClaimRow(ID, "RUSH", "u-1", "QUEUED", AT),
            new ClaimRow("", "쿠폰", "이용자 \"1\"\n", "FAILED", Instant.parse("1969-12-31T23:59:59Z"))),
        List.of(
            new IssuedRow(ID, "RUSH", "u-1", Instant.parse("2024-02-29T00:00:00.000000001Z")),
            new IssuedRow(ID, "RUSH", "u-1", Instant.parse("2026-11-22T12:56:07.500Z"))),
        List.of(
            new LogRecord("coupon.issue", 0, 0, ID, "RUSH", "u-1"),
            new LogRecord("", Integer.MAX_VALUE, Long.MAX_VALUE, "", "", ""),
            new LogRecord("t", -1, -1, "\u0001", "\\", "é")),
        List.of(new CacheMark("RUSH", "u-1", ID), new CacheMark("FLASH", "u-1", ID)));
  }

  private static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      for (PhaseName phase : PhaseName.values()) {
        calls.add(
            new Call(
                1_795_352_177_644_671L,
                -5,
                0,
                "u-" + phase,
                "C" + outcome,
                ID,
                202,
                "A",
                outcome,
                phase));
        calls.add(new Call(1, 2, 30, "u", "RUSH", "", 0, "closed", outcome, phase));
      }
    }
    return calls;
  }

  @ParameterizedTest
  @MethodSource("whatIsWritten")
  void whatWasWrittenIsReadBackWhateverIsInIt(List<?> records) throws IOException {
    for (String name : List.of("records.jsonl", "records.jsonl.zst")) {
      Path file = folder.resolve(name);
      write(file, records);

      assertThat(read(file, records.getFirst().getClass())).isEqualTo(records);
    }
  }

  @Test
  void linesLongerThanTheBufferAndManyOfThemAreReadWhole() throws IOException {
    List<CacheMark> marks = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      marks.add(new CacheMark("RUSH", "u".repeat(i * 97 % 300), ID));
    }
    marks.add(1_000, new CacheMark("RUSH", "u".repeat(200_000), ID));
    Path file = folder.resolve("marks.jsonl");
    write(file, marks);

    assertThat(read(file, CacheMark.class)).isEqualTo(marks);
  }

  @Test
  void aTextIsReadBackWhereverInItSomethingUnusualStands() throws IOException {
    List<CacheMark> marks = new ArrayList<>();
    for (int before = 0; before < 20; before++) {
      for (String unusual :
          List.of("\"", "\\", "\u0001", "\u001f", "\u007f", "\u0080", "é", "쿠", "!", " ")) {
        for (String after : List.of("", "!", " #", "\"\"\"", "x".repeat(9))) {
          String text = "u".repeat(before) + unusual + after;
          marks.add(new CacheMark(text, text, text));
        }
      }
    }
    Path file = folder.resolve("marks.jsonl");
    write(file, marks);

    assertThat(read(file, CacheMark.class)).isEqualTo(marks);
  }

  @Test
  void aRecordInAnotherFormIsReadAsJson() throws IOException {
    Path file = folder.resolve("marks.jsonl");
    Files.writeString(
        file,
        "{ \"user\": \"u\", \"requestId\": \"r\", \"coupon\": \"A\" }\n"
            + "{\"coupon\":\"A\",\"user\":\"u\",\"requestId\":\"r\"} ");

    assertThat(read(file, CacheMark.class))
        .containsExactly(new CacheMark("A", "u", "r"), new CacheMark("A", "u", "r"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"end\":30|\"end\":030",
        "\"end\":30|\"end\":99999999999999999999",
        "\"end\":30|\"end\":",
        "\"status\":202|\"status\":4000000000",
        "\"status\":202|\"status\":\"x\"",
        "\"accepted\"|\"perhaps\"",
        "\"CONTROL\"|\"NEVER\"",
        "\"user\":\"u\",|",
        "\"user\":\"u\"|\"user\":\"u\",\"more\":1",
        "\"user\":\"u\"|\"user\":\"u\u0001\"",
        "}|}}",
        "}|",
        "{|"
      })
  void aDamagedRecordIsRefused(String change) throws IOException {
    String[] fromTo = change.split("\\|", 2);
    Path file = folder.resolve("calls.jsonl");
    Files.writeString(file, CALL + "\n" + CALL.replace(fromTo[0], fromTo[1]) + "\n");

    assertThatThrownBy(() -> read(file, Call.class)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T00:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T12:60:00Z",
        "2026-11-22T12:00:00.Z",
        "2026-11-22T12:00:00.12x4Z",
        "2026-11-22 12:00:00Z",
        "2026-11-22T12:00:00",
        ""
      })
  void aTimeThatIsNoneIsRefused(String time) throws IOException {
    Path file = folder.resolve("issued.jsonl");
    Files.writeString(
        file,
        "{\"requestId\":\"r\",\"coupon\":\"A\",\"user\":\"u\",\"issuedAt\":\"%s\"}\n"
            .formatted(time));

    assertThatThrownBy(() -> read(file, IssuedRow.class)).isInstanceOf(RuntimeException.class);
  }

  private static void write(Path file, List<?> records) throws IOException {
    try (JsonLinesWriter out = new JsonLinesWriter(file)) {
      for (Object record : records) {
        out.write(record);
      }
    }
  }

  private static <T> List<T> read(Path file, Class<T> type) {
    try (Stream<T> records = JsonLines.read(file, type)) {
      return records.toList();
    }
  }
}
