package dev.faultline.generator;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.Json;
import dev.faultline.run.RawCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PunctualityTest {
  private static final int PER_SECOND = 100;
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Path file;
  private Punctuality punctuality;

  @BeforeEach
  void open() {
    file = folder.resolve("calls.jsonl");
    punctuality = new Punctuality(file, PER_SECOND);
  }

  @Test
  void callsThatAllStartInTimeArePunctual() throws IOException {
    calls(0, 400, 5);

    assertThat(punctuality.holdsAt(ZERO.plusSeconds(4))).isTrue();
  }

  @Test
  void aLateCallIsRememberedUntilItIsLongAgo() throws IOException {
    calls(0, 100, 5);
    calls(100, 101, 150);
    calls(101, 700, 5);

    assertThat(punctuality.holdsAt(ZERO.plusMillis(4_400))).isFalse();
    assertThat(punctuality.holdsAt(ZERO.plusMillis(4_600))).isTrue();
  }

  @Test
  void callsThatAreNotKnownYetProveNothing() throws IOException {
    assertThat(punctuality.holdsAt(ZERO.plusSeconds(4))).isFalse();

    calls(0, 250, 5);

    assertThat(punctuality.holdsAt(ZERO.plusSeconds(4))).isFalse();
  }

  private void calls(int from, int to, long lateMillis) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      long intended = ZERO.toEpochMilli() * 1000 + i * 1_000_000L / PER_SECOND;
      long start = intended + lateMillis * 1000;
      lines
          .append(
              Json.LINE.writeValueAsString(
                  new RawCall(intended, start, start + 1000, "u", "RUSH", "", 202, "")))
          .append('\n');
    }
    Files.writeString(file, lines, CREATE, APPEND);
  }
}
