package dev.faultline.coupon.accept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.accept.CouponRow.Window;
import dev.faultline.coupon.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class DecisionTest {

  private final UUID mine = UUID.randomUUID();
  private final ClaimRequest request =
      new ClaimRequest("RUSH", "mina", mine, Long.MAX_VALUE, new CompletableFuture<>());

  @Test
  void aClaimUnderTheRequestsOwnIdIsAccepted() {
    assertThat(decision(Window.OPEN, Map.of("mina", Claim.standing(mine))).answer(request))
        .isEqualTo(new Answer.Accepted(mine));
  }

  @Test
  void aClaimUnderAnotherIdIsADuplicateOfThatOne() {
    UUID first = UUID.randomUUID();

    assertThat(decision(Window.OPEN, Map.of("mina", Claim.standing(first))).answer(request))
        .isEqualTo(new Answer.Duplicate(first));
  }

  @Test
  void aClaimThatWasGivenUpIsToldAsSuchAndNotKeptInTheCache() {
    UUID first = UUID.randomUUID();
    var decision = decision(Window.OPEN, Map.of("mina", new Claim(first, true)));

    assertThat(decision.answer(request)).isEqualTo(new Answer.GivenUp(first));
    assertThat(decision.marks()).isEmpty();
  }

  @Test
  void withoutAClaimTheCouponSaysWhyNot() {
    assertThat(decision(Window.OPEN, Map.of()).answer(request))
        .isEqualTo(new Answer.Refused(ProblemCode.COUPON_EXHAUSTED));
    assertThat(decision(Window.CLOSED, Map.of()).answer(request))
        .isEqualTo(new Answer.Refused(ProblemCode.COUPON_EXPIRED));
    assertThat(decision(Window.NOT_OPEN, Map.of()).answer(request))
        .isEqualTo(new Answer.Refused(ProblemCode.COUPON_NOT_OPEN));
  }

  private static Decision decision(Window window, Map<String, Claim> claims) {
    return new Decision(new CouponRow(0, 0, window), claims, List.of());
  }
}
