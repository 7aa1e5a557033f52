package dev.faultline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ReachTest {
  @Test
  void of_several_answers_the_quickest_counts() {
    assertThat(Reach.answers("0 5200\n1 900\n0 4100\n"))
        .containsEntry(0, OptionalLong.of(4100))
        .containsEntry(1, OptionalLong.of(900));
  }

  @Test
  void a_store_that_did_not_answer_is_not_there() {
    assertThat(Reach.answers("timeout: sending signal TERM\n1 900\n")).containsOnlyKeys(1);
  }
}
