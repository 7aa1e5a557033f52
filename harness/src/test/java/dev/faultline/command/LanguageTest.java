package dev.faultline.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void theEnvironmentChoosesUnlessTheOptionDoes() {
    Map<String, String> korean = Map.of("LANG", "ko_KR.UTF-8");

    assertThat(Language.of(new String[] {"list"}, korean)).isEqualTo(Locale.KOREAN);
    assertThat(Language.of(new String[] {"list", "--lang=en"}, korean)).isEqualTo(Locale.ENGLISH);
    assertThat(Language.of(new String[] {"list", "--lang", "ko"}, Map.of()))
        .isEqualTo(Locale.KOREAN);
  }

  @Test
  void anyOtherLanguageIsEnglish() {
    assertThat(Language.of(new String[] {}, Map.of("LANG", "C.UTF-8"))).isEqualTo(Locale.ENGLISH);
    assertThat(Language.of(new String[] {}, Map.of())).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void everySentenceIsThereInBothLanguages() {
    Set<String> english = Words.of(Locale.ENGLISH).bundle().keySet();
    Set<String> korean = Words.of(Locale.KOREAN).bundle().keySet();

    assertThat(korean).isEqualTo(english);
  }

  /** Who reads one of them must be able to do all that the other one says. */
  @Test
  void bothReadmesShowTheSameCommands() throws IOException {
    assertThat(commands("README.ko.md")).isEqualTo(commands("README.md")).isNotEmpty();
  }

  private static List<String> commands(String readme) throws IOException {
    return Files.readAllLines(Path.of("..").resolve(readme)).stream()
        .filter(line -> line.startsWith("./faultline "))
        .map(line -> line.replaceAll("\\s*#.*", ""))
        .toList();
  }
}
