package dev.faultline.scenario;

/** What a system file must tell so that a kind of fault has something to strike. */
public enum Grip {
  BAD_RELEASE("ledger.bad-release"),
  HOT_ROWS("ledger.hot-rows"),
  ACCEPTING_INSERT("ledger.inserts.accepting"),
  ISSUING_INSERT("ledger.inserts.issuing"),
  INVALID_REQUESTS("requests.invalid"),
  /** A lock in Redis, one per coupon. */
  LOCK("cache.lock");

  private final String key;

  Grip(String key) {
    this.key = key;
  }

  /** Where a system file tells it. */
  public String key() {
    return key;
  }
}
