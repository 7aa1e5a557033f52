package dev.faultline.bench;

/** What is measured, and where on which axis. */
public record Row(Work work, Point point) {

  /** What users ask for, and what counts as one piece of it. */
  public enum Work {
    /** An endpoint that does nothing, on the same stack, behind the same token check. */
    EMPTY("empty handler", "answers"),
    /** Accepted, while nobody issues: claims in the database. */
    ACCEPTED("accepted", "claims"),
    /** Accepted and issued: rows in the end, the drain after the load included. */
    ISSUED("issued end to end", "coupons"),
    /** Issued with nobody asking any more: what was accepted while nobody issued. */
    DRAINED("issued from backlog", "coupons"),
    /** Asked for a coupon that is gone. */
    REFUSED("refused, sold out", "answers"),
    /** The status of a request of one's own. */
    STATUS("status", "answers");

    private final String title;
    private final String unit;

    Work(String title, String unit) {
      this.title = title;
      this.unit = unit;
    }

    public String title() {
      return title;
    }

    public String unit() {
      return unit;
    }
  }
}
