package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void whatIsNotGivenIsAsInTheSeedsBaseline() {
    Settings settings = Settings.of(Map.of("baseUrl", "http://127.0.0.1:8080/"));

    assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(settings.statusUrl()).isEqualTo(settings.baseUrl());
    assertThat(settings.users()).isEqualTo(50);
    assertThat(settings.duration()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.pool()).isEqualTo(1000);
    assertThat(settings.think()).isZero();
  }

  @Test
  void everyWrongParameterIsToldAtOnceWithWhatIsAllowed() {
    Map<String, String> given =
        Map.of(
            "rate", "fast",
            "duration", "30",
            "users", "0",
            "duplicates", "5",
            "baseURL", "http://127.0.0.1:8080",
            "some.other", "property");

    assertThatThrownBy(() -> Settings.of(given))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isEqualTo(
            """
            The simulation was asked for what it cannot do:
              baseURL: there is no such parameter; did you mean baseUrl?
              baseUrl: is missing; allowed: a URL such as http://127.0.0.1:8080
              duration: found "30"; allowed: a duration from 1s to 60m with its unit ms, s or m
              rate: found "fast"; allowed: a number per second from 0.1 to 20000, such as 100/s
              users: found "0"; allowed: a whole number from 1 to 10000
              duplicates: found "5"; allowed: a percentage from 0% to 90%\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "rate, 20001",
    "rate, -1",
    "rate, 100/m",
    "duration, 500ms",
    "duration, 2h",
    "users, 1.5",
    "duplicates, 91%",
    "baseUrl, ftp://x",
    "baseUrl, 127.0.0.1:8080",
    "coupon, a b",
    "think, 11m",
    "seed, x"
  })
  void whatIsOutOfBoundsIsRefusedByName(String name, String value) {
    Map<String, String> given = new HashMap<>(Map.of("baseUrl", "http://127.0.0.1:8080"));
    given.put(name, value);

    assertThatThrownBy(() -> Settings.of(given)).hasMessageContaining(name + ": found");
  }

  @ParameterizedTest
  @CsvSource({"rate, 0.1/s", "rate, 250", "duration, 1500ms", "duration, 2m", "duplicates, 12.5%"})
  void unitsAreUnderstood(String name, String value) {
    assertThat(Settings.of(Map.of("baseUrl", "https://shop.test", name, value))).isNotNull();
  }
}
