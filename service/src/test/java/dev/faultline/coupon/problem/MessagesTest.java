package dev.faultline.coupon.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessagesTest {

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyCodeHasAMessageInBothLanguages(ProblemCode code) throws IOException {
    assertThat(messages("/messages.properties").getProperty(code.name())).isNotBlank();
    assertThat(messages("/messages_ko.properties").getProperty(code.name())).isNotBlank();
  }

  private static Properties messages(String path) throws IOException {
    try (var reader =
        new InputStreamReader(
            Objects.requireNonNull(MessagesTest.class.getResourceAsStream(path)),
            StandardCharsets.UTF_8)) {
      var messages = new Properties();
      messages.load(reader);
      return messages;
    }
  }
}
