package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BedLockTest {
  @TempDir Path home;

  @Test
  void a_second_bed_is_told_who_holds_the_first() throws IOException {
    try (BedLock held = BedLock.take(home, "first-run")) {
      assertThatThrownBy(() -> BedLock.take(held.home(), "second-run"))
          .isInstanceOf(BedUnavailable.class)
          .hasMessageContaining("first-run")
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  @Test
  void a_lock_given_back_can_be_taken_again() throws IOException {
    BedLock.take(home, "first-run").close();

    BedLock.take(home, "second-run").close();
  }
}
