package dev.faultline.coupon.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.support.Sources;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LetterStateTest {

  private static final Pattern STEP = Pattern.compile("\\('([A-Z]+)', '([A-Z]+)'\\)");

  @Test
  void theDatabaseHoldsTheSameSteps() {
    Set<String> inSql = new HashSet<>();
    var found = STEP.matcher(Sources.resource("db/migration/V3__dead_letters.sql"));
    while (found.find()) {
      inSql.add(found.group(1) + " " + found.group(2));
    }

    Set<String> inCode = new HashSet<>();
    Arrays.stream(LetterState.values())
        .forEach(from -> from.next().forEach(to -> inCode.add(from + " " + to)));
    assertThat(inSql).isEqualTo(inCode);
  }

  @Test
  void whatIsOverStaysOver() {
    assertThat(LetterState.RESOLVED.next()).isEmpty();
    assertThat(LetterState.DISCARDED.next()).isEmpty();
  }

  @Test
  void aLetterOnItsWayCannotBeDiscarded() {
    assertThat(LetterState.REPLAYING.mayBecome(LetterState.DISCARDED)).isFalse();
  }
}
