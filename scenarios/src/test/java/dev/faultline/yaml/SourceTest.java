package dev.faultline.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsTold() {
    assertThatThrownBy(() -> Source.of(folder.resolve("none.yaml")))
        .isInstanceOf(InvalidFile.class)
        .hasMessage(folder + "/none.yaml: there is no such file; check its name");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> Source.of(folder)).isInstanceOf(InvalidFile.class);
  }

  @Test
  void aHugeFileIsRefusedUnread() throws Exception {
    Path huge = Files.write(folder.resolve("huge.yaml"), new byte[Source.MOST_BYTES + 1]);

    assertThatThrownBy(() -> Source.of(huge)).hasMessageContaining("larger than 1 MB");
  }

  @Test
  void aBinaryFileIsRefused() throws Exception {
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28});

    assertThatThrownBy(() -> Source.of(binary)).hasMessageContaining("UTF-8");
  }

  @Test
  void aFileInsideTheWorkingFolderIsNamedFromThere() {
    assertThat(Source.label(Path.of("src", "x.yaml").toAbsolutePath())).isEqualTo("src/x.yaml");
  }

  @Test
  @Timeout(10)
  void aBillionLaughsAreRefusedBeforeTheyUnfold() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [ ha ]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [ *a%d, *a%d ]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> parse(laughs.toString())).hasMessageContaining("anchors and aliases");
  }

  @Test
  @Timeout(10)
  void deepNestingIsRefusedBeforeTheStackEnds() {
    assertThatThrownBy(() -> parse("[".repeat(500_000))).hasMessageContaining("32 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "\u0007",
        "a: b: c",
        "- a\nb",
        "%YAML 9.9\n---\na: 1",
        "\"",
        "a: 'b",
        "? ",
        "<<: x",
        "{",
        "}",
        "a: |\n b\n  c\n d\n\te",
        "&",
        "*",
        "!",
        "a: @b",
        "\uFEFF",
        "--- ---",
        "...",
        ":",
        "a: \"\\q\""
      })
  void whateverIsInAFileEndsInWords(String text) {
    assertThatThrownBy(() -> readAsMapping(text))
        .isInstanceOf(InvalidFile.class)
        .message()
        .startsWith("x.yaml:");
  }

  @Test
  void aFieldThatItsRecordRefusesIsAProblemOfItsMapping() {
    Problems problems = new Problems();

    assertThatThrownBy(
            () ->
                problems.end(
                    Document.parse(Source.of("x.yaml", "a: 5s"), problems)
                        .mapping(SourceTest::refused)))
        .hasMessage("x.yaml:1:1: not allowed: too late");
  }

  private static Read<Duration> refused(Fields fields) {
    var value = fields.required("a", it -> it.duration(Duration.ZERO, Duration.ofMinutes(1)));
    return fields.build(
        () -> {
          throw new IllegalArgumentException(value.get().isZero() ? "too early" : "too late");
        });
  }

  private static void parse(String text) throws InvalidFile {
    Document.parse(Source.of("x.yaml", text), new Problems());
  }

  private static void readAsMapping(String text) throws InvalidFile {
    Problems problems = new Problems();
    problems.end(
        Document.parse(Source.of("x.yaml", text), problems)
            .mapping(
                fields -> {
                  var known = fields.required("known", Value::text);
                  return fields.build(known::get);
                }));
  }
}
