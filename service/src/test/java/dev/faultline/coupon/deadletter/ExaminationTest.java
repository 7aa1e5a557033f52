package dev.faultline.coupon.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.deadletter.Examination.Claim;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ExaminationTest {

  private static final Claim CLAIM = new Claim(UUID.randomUUID(), "RUSH", "ann", false);
  private static final Claim FAILED = new Claim(UUID.randomUUID(), "RUSH", "ann", true);

  @Test
  void onlyWhatTheClaimConfirmsIsReplayed() {
    assertThat(letter(LetterState.NEW, "RUSH", "ann", CLAIM).verdict()).isEqualTo(Verdict.REPLAY);
    assertThat(letter(LetterState.NEW, "RUSH", "eve", CLAIM).verdict())
        .isEqualTo(Verdict.CONTRADICTS_CLAIM);
    assertThat(letter(LetterState.NEW, "RUSH", "ann", FAILED).verdict())
        .isEqualTo(Verdict.CLAIM_FAILED);
    assertThat(letter(LetterState.NEW, "RUSH", "ann", null).verdict()).isEqualTo(Verdict.NO_CLAIM);
  }

  @Test
  void aLetterThatBorrowsARequestDecidesNothingAboutIt() {
    assertThat(letter(LetterState.NEW, "RUSH", "ann", CLAIM).ownClaim()).contains(CLAIM);
    assertThat(letter(LetterState.NEW, "RUSH", "eve", CLAIM).ownClaim()).isEmpty();
  }

  @Test
  void unreadableBytesAreAPersonsDecision() {
    assertThat(letter(LetterState.NEW, null, null, CLAIM).verdict()).isEqualTo(Verdict.REBUILD);
    assertThat(letter(LetterState.NEW, null, null, null).verdict()).isEqualTo(Verdict.NO_CLAIM);
  }

  @Test
  void whatIsOverOrOnItsWayIsLeftAlone() {
    assertThat(letter(LetterState.REPLAYING, "RUSH", "ann", CLAIM).verdict())
        .isEqualTo(Verdict.ON_ITS_WAY);
    assertThat(letter(LetterState.RESOLVED, "RUSH", "ann", CLAIM).verdict())
        .isEqualTo(Verdict.CLOSED);
    assertThat(letter(LetterState.DISCARDED, "RUSH", "ann", CLAIM).verdict())
        .isEqualTo(Verdict.CLOSED);
  }

  private static Examination letter(LetterState state, String coupon, String user, Claim claim) {
    return new Examination(1, state, 0, coupon != null, coupon, user, claim, false, false);
  }
}
