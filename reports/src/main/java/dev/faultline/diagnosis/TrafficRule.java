package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** What clients ask for: more than before, all at once, or what can never be answered. */
record TrafficRule() implements Rule {
  private static final String BAD = "bad-requests-per-second";
  private static final String AWAY = "turned-away-per-second";
  private static final double SEVERAL_TIMES = 2;
  private static final double NEW_SHARE = 0.4;

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    double bad = seen.most(BAD);
    if (bad > 3 * seen.usualMost(BAD) + 10) {
      facts.add(Fact.of(Cause.TRAFFIC_INVALID, 6, "traffic.bad", Seen.SAMPLES, bad));
    } else {
      facts.add(Fact.of(Cause.TRAFFIC_INVALID, -2, "traffic.no-bad", Seen.SAMPLES, bad));
    }
    double times = seen.traffic();
    if (times < 1.5) {
      facts.add(Fact.of(Cause.TRAFFIC_OVERLOAD, -3, "traffic.same", Seen.CALLS, times));
      facts.add(Fact.of(Cause.TRAFFIC_OPENING, -3, "traffic.same", Seen.CALLS, times));
      return facts;
    }
    int weight = times >= SEVERAL_TIMES ? 5 : 3;
    facts.add(Fact.of(Cause.TRAFFIC_OVERLOAD, weight, "traffic.more", Seen.CALLS, times));
    double away = seen.most(AWAY);
    if (away > seen.usualMost(AWAY) + 5) {
      facts.add(Fact.of(Cause.TRAFFIC_OVERLOAD, 2, "traffic.turned-away", Seen.SAMPLES, away));
    }
    double share = 100 * seen.requests().shareOfNewCoupons(seen.busiest(), seen.base());
    if (share >= 100 * NEW_SHARE) {
      facts.add(Fact.of(Cause.TRAFFIC_OPENING, 6, "traffic.new-coupon", Seen.CALLS, share));
      facts.add(Fact.of(Cause.TRAFFIC_OVERLOAD, -2, "traffic.new-coupon", Seen.CALLS, share));
    } else {
      facts.add(Fact.of(Cause.TRAFFIC_OPENING, -2, "traffic.old-coupons", Seen.CALLS, share));
    }
    return facts;
  }
}
