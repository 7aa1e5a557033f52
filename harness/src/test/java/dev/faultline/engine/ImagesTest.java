package dev.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesTest {
  @Test
  void ours_comes_before_the_public_image_that_it_is_compatible_with() {
    assertThat(
            Images.parse(
                List.of(
                    "# a comment",
                    "",
                    "faultline/base:trixie   -                  base",
                    "faultline/kafka:4.2.1   apache/kafka:4.2.1 kafka  # the log")))
        .containsEntry("base", List.of("faultline/base:trixie"))
        .containsEntry("kafka", List.of("faultline/kafka:4.2.1", "apache/kafka:4.2.1"))
        .hasSize(2);
  }
}
