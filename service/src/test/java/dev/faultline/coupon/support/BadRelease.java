package dev.faultline.coupon.support;

/** A release whose database rules reject some users' coupons, until it is rolled back. */
public final class BadRelease implements AutoCloseable {

  private final Ledger ledger;
  private final String name;

  private BadRelease(Ledger ledger, String name) {
    this.ledger = ledger;
    this.name = name;
  }

  /** Rejects every user whose id starts like this. */
  public static BadRelease rejecting(Ledger ledger, String prefix) {
    String name = "bad_release_" + prefix.replace('-', '_');
    ledger.execute(
        "alter table issued_coupon add constraint %s check (user_id not like '%s%%')"
            .formatted(name, prefix));
    return new BadRelease(ledger, name);
  }

  /** The fix. */
  @Override
  public void close() {
    ledger.execute("alter table issued_coupon drop constraint if exists " + name);
  }
}
