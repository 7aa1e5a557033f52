package dev.faultline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @EnumSource(Finding.class)
  void everyFindingSaysTheSameThingsInBothLanguages(Finding finding) {
    String english = Words.of(Locale.ENGLISH).bundle().getString(finding.key());
    String korean = Words.of(Locale.KOREAN).bundle().getString(finding.key());

    assertThat(arguments(korean)).isEqualTo(arguments(english));
    assertThat(korean).matches(".*[가-힣].*").isNotEqualTo(english);
  }

  @Test
  void noWordsAreLeftOver() {
    List<String> keys =
        Stream.concat(Arrays.stream(Finding.values()).map(Finding::key), Stream.of("did-you-mean"))
            .toList();

    assertThat(Words.of(Locale.ENGLISH).bundle().keySet())
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(Words.of(Locale.KOREAN).bundle().keySet()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @ParameterizedTest
  @CsvSource({
    "tarlget, target",
    "traget, target",
    "Target, target",
    "for, for",
    "kafka-broker-dwon, kafka-broker-down",
    "zzz, ''",
    "'', ''"
  })
  void theNearestWordIsOfferedWhenItIsNear(String found, String meant) {
    List<String> known = List.of("at", "for", "kind", "target", "kafka-broker-down");

    assertThat(NearestWord.to(found, known).orElse("")).isEqualTo(meant);
  }

  private static List<String> arguments(String words) {
    return ARGUMENT.matcher(words).results().map(MatchResult::group).distinct().sorted().toList();
  }
}
