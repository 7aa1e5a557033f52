package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** The role that takes the requests: whether it died. */
record RoleRule() implements Rule {
  private static final String ROLE = "issue-api";

  @Override
  public List<Fact> facts(Seen seen) {
    List<Fact> facts = new ArrayList<>();
    for (Part part : Part.of(seen.before())) {
      int restarts = Part.restarted(seen.before(), seen.after(), part.name());
      if (part.role().equals(ROLE) && restarts > 0) {
        facts.add(
            Fact.of(
                Cause.API_CRASHED,
                6,
                "part.restarted",
                seen.after().source(Part.FILE),
                part.name(),
                restarts));
      }
    }
    return facts;
  }
}
