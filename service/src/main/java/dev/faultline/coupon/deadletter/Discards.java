package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Giving a letter up: one person asks, another confirms. The claim fails, the unit of stock returns
 * and the letter closes in one commit, and from then on no record of the request becomes a coupon.
 * Callers bring the transaction.
 */
final class Discards {

  /** What the user is told; the operators' words stay with the operators. */
  static final String REASON_FOR_USER = "COULD_NOT_BE_ISSUED";

  private final JdbcClient database;
  private final Examiner examiner;

  Discards(JdbcClient database, Examiner examiner) {
    this.database = database;
    this.examiner = examiner;
  }

  void ask(long id, String actor, String reason) {
    Examination letter = discardable(id);
    if (letter.isDiscardAsked()) {
      throw new ProblemException(ProblemCode.LETTER_REFUSES);
    }
    database
        .sql(
            """
            update dead_letter
               set discard_asked_by = ?, discard_asked_at = clock_timestamp(), discard_reason = ?
             where id = ?
            """)
        .params(actor, reason, id)
        .update();
  }

  void withdraw(long id) {
    asked(id);
    database
        .sql(
            """
            update dead_letter
               set discard_asked_by = null, discard_asked_at = null, discard_reason = null
             where id = ?
            """)
        .param(id)
        .update();
  }

  void confirm(long id, String actor) {
    // First of all: no worker is inserting coupons now, and the next one sees what is done here.
    database.sql("lock table discarded_request in access exclusive mode").update();
    Examination letter = discardable(id);
    if (!letter.isDiscardAsked()) {
      throw new ProblemException(ProblemCode.DISCARD_NOT_ASKED);
    }
    if (askedBy(id).equalsIgnoreCase(actor)) {
      throw new ProblemException(ProblemCode.SECOND_PERSON_NEEDED);
    }
    letter.ownClaim().filter(claim -> !claim.isFailed()).ifPresent(claim -> giveBack(id, claim));
    database
        .sql("update dead_letter set state = 'DISCARDED', due_at = null where id = ?")
        .param(id)
        .update();
  }

  /** The coupon row first, as accepting does, so that the two never wait for each other. */
  private void giveBack(long id, Examination.Claim claim) {
    database
        .sql("update coupon set claimed = claimed - 1, version = version + 1 where code = ?")
        .param(claim.couponCode())
        .update();
    int failed =
        database
            .sql(
                "update claim set state = 'FAILED', reason = ?"
                    + " where request_id = ? and state = 'QUEUED'")
            .params(REASON_FOR_USER, claim.requestId())
            .update();
    if (failed != 1) {
      throw new IllegalStateException(
          "the claim of letter %d changed under its lock".formatted(id));
    }
    database
        .sql("insert into discarded_request (request_id, letter_id) values (?, ?)")
        .params(claim.requestId(), id)
        .update();
    database.sql("delete from outbox where request_id = ?").param(claim.requestId()).update();
  }

  private Examination discardable(long id) {
    Examination letter = found(id);
    if (letter.isIssued() || !letter.state().mayBecome(LetterState.DISCARDED)) {
      throw new ProblemException(ProblemCode.LETTER_REFUSES);
    }
    return letter;
  }

  private void asked(long id) {
    if (!found(id).isDiscardAsked()) {
      throw new ProblemException(ProblemCode.DISCARD_NOT_ASKED);
    }
  }

  private Examination found(long id) {
    return examiner.await(id).orElseThrow(() -> new ProblemException(ProblemCode.LETTER_UNKNOWN));
  }

  private String askedBy(long id) {
    return database
        .sql("select discard_asked_by from dead_letter where id = ?")
        .params(List.of(id))
        .query(String.class)
        .single();
  }
}
