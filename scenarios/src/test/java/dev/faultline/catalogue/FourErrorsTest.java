package dev.faultline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.faultline.scenario.file.ScenarioFile;
import dev.faultline.yaml.InvalidFile;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FourErrorsTest {
  private static final Path FILE = Path.of("src/test/resources/broken/four-errors.yaml");

  private static final String WORDS =
      """
      src/test/resources/broken/four-errors.yaml:7:29: a duration needs a unit: 15s, 500ms, 2m; \
      found "8"
      src/test/resources/broken/four-errors.yaml:9:45: unknown target "kafka-2"; \
      allowed here: kafka-1, redis, postgres, issue-api-1, worker-1; did you mean "kafka-1"?
      src/test/resources/broken/four-errors.yaml:10:55: unknown key "tarlget"; \
      allowed here: at, for, kind, target, until-restarted; did you mean "target"?
      src/test/resources/broken/four-errors.yaml:15:3: key "first-success" is repeated; \
      it stands at line 12 already, keep one of them""";

  @Test
  void allFourAreToldAtOnceWhereTheyStand() {
    InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> ScenarioFile.read(FILE));

    assertThat(invalid).hasMessage(WORDS);
  }

  @Test
  void theSameFourAreToldAgainstTheShippedSystem() {
    Catalogue shipped = new Catalogue(Path.of(".."));

    InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> shipped.scenario(FILE));

    assertThat(invalid).hasMessage(WORDS);
  }

  @Test
  void koreanReadersGetKorean() {
    InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> ScenarioFile.read(FILE));

    assertThat(invalid.message(Locale.KOREA).lines())
        .hasSize(4)
        .element(2)
        .isEqualTo(
            "src/test/resources/broken/four-errors.yaml:10:55: 알 수 없는 키 \"tarlget\"; "
                + "여기서 쓸 수 있는 키: at, for, kind, target, until-restarted; 혹시 \"target\"을(를) 쓰려고 하셨나요?");
  }

  @Test
  void otherLanguagesGetEnglish() {
    InvalidFile invalid = catchThrowableOfType(InvalidFile.class, () -> ScenarioFile.read(FILE));

    assertThat(invalid.message(Locale.FRENCH)).isEqualTo(WORDS);
  }
}
