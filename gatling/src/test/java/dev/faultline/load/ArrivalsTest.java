package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.run.LoadOrder.CouponShare;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final int MANY = 50_000;
  private static final List<CouponShare> COUPONS =
      List.of(new CouponShare("RUSH", 0.7), new CouponShare("CALM", 0.3));

  @Test
  void theSameSeedBringsTheSameArrivals() {
    assertThat(first(new Arrivals(7, "u", 0.1, COUPONS), 1000))
        .isEqualTo(first(new Arrivals(7, "u", 0.1, COUPONS), 1000));
    assertThat(first(new Arrivals(8, "u", 0.1, COUPONS), 1000))
        .isNotEqualTo(first(new Arrivals(7, "u", 0.1, COUPONS), 1000));
  }

  @Test
  void anArrivalDoesNotDependOnWhenItIsAskedFor() {
    Arrivals arrivals = new Arrivals(7, "u", 0.1, COUPONS);
    Arrival late = arrivals.at(999);

    assertThat(first(arrivals, 1000).getLast()).isEqualTo(late);
  }

  @Test
  void couponsGetTheirShare() {
    long rush =
        first(new Arrivals(7, "u", 0.1, COUPONS), MANY).stream()
            .filter(arrival -> arrival.coupon().equals("RUSH"))
            .count();

    assertThat(rush / (double) MANY).isCloseTo(0.7, within(0.01));
  }

  @Test
  void duplicatesGetTheirShareAndRepeatAnEarlierUserAndCoupon() {
    List<Arrival> all = first(new Arrivals(7, "u", 0.05, COUPONS), MANY);

    List<Arrival> repeats = all.stream().filter(Arrival::repeats).toList();

    assertThat(repeats.size() / (double) MANY).isCloseTo(0.05, within(0.005));
    assertThat(repeats)
        .allSatisfy(
            repeat -> {
              Arrival original = all.get((int) repeat.original());
              assertThat(original.number()).isLessThan(repeat.number());
              assertThat(original.repeats()).isFalse();
              assertThat(repeat.user()).isEqualTo(original.user());
              assertThat(repeat.coupon()).isEqualTo(original.coupon());
            });
  }

  @Test
  void someDuplicatesRaceWithTheirOriginalAndSomeComeMuchLater() {
    List<Long> distances =
        first(new Arrivals(7, "u", 0.05, COUPONS), MANY).stream()
            .filter(Arrival::repeats)
            .map(arrival -> arrival.number() - arrival.original())
            .toList();

    double close = distances.stream().filter(distance -> distance <= 4).count();
    double far = distances.stream().filter(distance -> distance > 1000).count();
    assertThat(close / distances.size()).isBetween(0.4, 0.6);
    assertThat(far / distances.size()).isBetween(0.35, 0.6);
  }

  @Test
  void withoutDuplicatesEverybodyIsNew() {
    assertThat(first(new Arrivals(7, "run-3", 0, COUPONS), 1000))
        .extracting(Arrival::user)
        .doesNotHaveDuplicates()
        .startsWith("run-3-0", "run-3-1");
  }

  @Test
  void aLoadWithoutCouponsOrOfDuplicatesOnlyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Arrivals(7, "u", 0, List.of()))
        .withMessageContaining("at least one coupon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Arrivals(7, "u", 1, COUPONS))
        .withMessageContaining("not 1.0");
  }

  private static List<Arrival> first(Arrivals arrivals, int count) {
    return LongStream.range(0, count).mapToObj(arrivals::at).toList();
  }
}
