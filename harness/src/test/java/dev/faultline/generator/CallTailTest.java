package dev.faultline.generator;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.run.Json;
import dev.faultline.run.RawCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallTailTest {
  @TempDir private Path folder;
  private Path file;
  private CallTail tail;

  @BeforeEach
  void open() {
    file = folder.resolve("calls.jsonl");
    tail = new CallTail(file);
  }

  @Test
  void aFileThatIsNotThereYetHasNoCalls() throws IOException {
    assertThat(tail.next()).isEmpty();
  }

  @Test
  void eachLookGivesOnlyWhatIsNew() throws IOException {
    append(line(1) + line(2));
    assertThat(tail.next()).containsExactly(call(1), call(2));
    assertThat(tail.next()).isEmpty();

    append(line(3));
    assertThat(tail.next()).containsExactly(call(3));
  }

  @Test
  void aTornLineWaitsUntilItIsWhole() throws IOException {
    String second = line(2);
    append(line(1) + second.substring(0, 20));
    assertThat(tail.next()).containsExactly(call(1));
    assertThat(tail.torn()).isTrue();

    append(second.substring(20, 30));
    assertThat(tail.next()).isEmpty();

    append(second.substring(30) + line(3));
    assertThat(tail.next()).containsExactly(call(2), call(3));
    assertThat(tail.torn()).isFalse();
  }

  @Test
  void aWholeLineThatIsNoCallIsAnErrorThatShowsIt() throws IOException {
    append("{\"start\": 1}\n");

    assertThatThrownBy(tail::next)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("{\"start\": 1}");
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, CREATE, APPEND);
  }

  private static String line(int number) {
    return Json.LINE.writeValueAsString(call(number)) + "\n";
  }

  private static RawCall call(int number) {
    return new RawCall(number, number + 1, number + 2, "사용자-" + number, "RUSH", "", 202, "");
  }
}
