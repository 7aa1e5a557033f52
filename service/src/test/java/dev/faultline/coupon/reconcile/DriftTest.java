package dev.faultline.coupon.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.cache.CacheAudit.Excerpt;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DriftTest {

  private static final UUID MINAS = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Map<String, UUID> CLAIMS = Map.of("mina", MINAS);
  private static final Map<String, String> MARKS = Map.of("mina", MINAS.toString());

  @Test
  void aCacheThatSaysTheSameHasNotDrifted() {
    assertThat(drift(cache(3, 9, 1, MARKS), new Drift.Stock(3, 10, 1))).isEqualTo(Drift.NONE);
  }

  @Test
  void aCacheThatIsBehindOrEmptyHasNotDrifted() {
    assertThat(drift(cache(3, 10, 0, Map.of()), new Drift.Stock(3, 10, 1))).isEqualTo(Drift.NONE);
    assertThat(drift(cache(2, 0, 1, MARKS), new Drift.Stock(3, 10, 1))).isEqualTo(Drift.NONE);
  }

  @Test
  void aCacheThatKnowsFewerUnitsThanThereAreHasDrifted() {
    assertThat(drift(cache(3, 8, 1, MARKS), new Drift.Stock(3, 10, 1)))
        .isEqualTo(Drift.TOO_FEW_REMAINING);
  }

  @Test
  void aMarkThatIsNobodysClaimHasDrifted() {
    var otherId = Map.of("mina", UUID.randomUUID().toString());
    assertThat(drift(cache(3, 9, 1, otherId), new Drift.Stock(3, 10, 1)))
        .isEqualTo(Drift.FALSE_MARK);
    assertThat(drift(cache(3, 9, 1, Map.of("ghost", "1")), new Drift.Stock(3, 10, 1)))
        .isEqualTo(Drift.FALSE_MARK);
    assertThat(drift(cache(3, 9, 2, MARKS), new Drift.Stock(3, 10, 1))).isEqualTo(Drift.FALSE_MARK);
  }

  @Test
  void aVersionThatTheDatabaseNeverHadHasDrifted() {
    assertThat(drift(cache(4, 9, 1, MARKS), new Drift.Stock(3, 10, 1)))
        .isEqualTo(Drift.VERSION_AHEAD);
  }

  @Test
  void aSoldOutCouponWithoutAllItsMarksIsIncomplete() {
    assertThat(drift(cache(3, 0, 1, MARKS), new Drift.Stock(3, 10, 10)))
        .isEqualTo(Drift.INCOMPLETE);
    var nothing = new Excerpt(OptionalLong.empty(), OptionalLong.empty(), 0, Map.of());
    assertThat(drift(nothing, new Drift.Stock(0, 10, 10))).isEqualTo(Drift.INCOMPLETE);
  }

  private static Drift drift(Excerpt cache, Drift.Stock stock) {
    return Drift.between(cache, stock, CLAIMS);
  }

  private static Excerpt cache(
      long version, long remaining, long count, Map<String, String> marks) {
    return new Excerpt(OptionalLong.of(version), OptionalLong.of(remaining), count, marks);
  }
}
