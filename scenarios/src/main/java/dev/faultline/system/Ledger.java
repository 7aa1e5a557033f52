package dev.faultline.system;

import dev.faultline.scenario.Step;
import java.util.Map;
import java.util.Optional;

/**
 * SQL over the truth. Each query names its columns as the record of the same store in package run
 * does.
 *
 * @param database name of the database
 * @param coupons {@code coupon, stock, claimed}
 * @param claims {@code request_id, coupon, user_id, state, claimed_at}
 * @param issued {@code request_id, coupon, user_id, issued_at}
 * @param outbox {@code request_id}
 * @param deadLetters {@code request_id, state}
 * @param createCoupon inserts a coupon; parameters code and stock in this order
 * @param failedState the claim state of a request that was given up
 * @param hotRows locks the rows that every acceptance writes; empty where nobody has said
 * @param inserts the table that each step inserts into, as far as anybody has said
 * @param fill puts claims that are coupons already there; parameters code and how many in this
 *     order; empty where nobody has said
 * @param badRelease what its rules could wrongly reject; empty where nobody has said
 */
public record Ledger(
    String database,
    String coupons,
    String claims,
    String issued,
    String outbox,
    String deadLetters,
    String createCoupon,
    String failedState,
    Optional<String> hotRows,
    Map<Step, String> inserts,
    Optional<String> fill,
    Optional<BadRule> badRelease) {
  public Ledger {
    inserts = Map.copyOf(inserts);
  }

  /**
   * A rule that a bad release brings.
   *
   * @param table whose rows it checks
   * @param rejects SQL condition of the rows that it rejects
   */
  public record BadRule(String table, String rejects) {}
}
