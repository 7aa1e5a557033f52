package dev.faultline.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement that takes longer inside the database than it used to.
 *
 * @param nowMillis its mean between two of the moments; or the longest of them, where several must
 *     have taken that long among quick ones
 */
record Statement(String query, double usualMillis, double nowMillis, String source) {
  private static final String FILE = "statements.tsv";
  private static final double TIMES = 5;
  private static final double LEAST_CALLS = 3;

  /** Far more than a statement that only waited for the processor takes. */
  private static final double LONG_MILLIS = 100;

  /** The one that slowed down most, among those that write to a table and take so long now. */
  static Optional<Statement> slowed(Seen seen, String table, double leastMillis) {
    List<Statement> found = new ArrayList<>();
    between(seen.before(), seen.during(), table, found);
    between(seen.during(), seen.after(), table, found);
    return found.stream()
        .map(one -> one.comparedWith(found))
        .filter(one -> one.nowMillis >= leastMillis && one.nowMillis >= TIMES * one.usualMillis)
        .max(Comparator.comparingDouble(Statement::nowMillis));
  }

  /** The quickest that it was counts as usual: the database may have seen trouble before. */
  private Statement comparedWith(List<Statement> all) {
    double quickest =
        all.stream()
            .filter(one -> one.query.equals(query))
            .mapToDouble(one -> Math.min(one.usualMillis, one.nowMillis))
            .min()
            .orElse(usualMillis);
    return new Statement(query, quickest, nowMillis, source);
  }

  private static void between(Moment from, Moment to, String table, List<Statement> found) {
    for (Map<String, String> row : to.rows(FILE)) {
      String query = row.getOrDefault("query", "");
      if (!query.contains("insert into " + table)) {
        continue;
      }
      Map<String, String> earlier = same(from, query);
      double calls = number(row, "calls") - number(earlier, "calls");
      double millis = number(row, "total_milliseconds") - number(earlier, "total_milliseconds");
      double before = number(earlier, "mean_milliseconds");
      if (calls >= LEAST_CALLS && before > 0) {
        found.add(new Statement(query, before, millis / calls, to.source(FILE)));
        double longest = number(row, "longest_milliseconds");
        boolean longer = longest >= TIMES * number(earlier, "longest_milliseconds");
        // What quick ones cannot have taken together must have gone into so many of the longest.
        double slow = (millis - calls * before) / longest;
        if (longer && longest >= LONG_MILLIS && slow >= LEAST_CALLS) {
          found.add(new Statement(query, before, longest, to.source(FILE)));
        }
      }
    }
  }

  private static Map<String, String> same(Moment moment, String query) {
    return moment.rows(FILE).stream()
        .filter(row -> query.equals(row.get("query")))
        .findFirst()
        .orElse(Map.of());
  }

  private static double number(Map<String, String> row, String column) {
    return Moment.number(row.getOrDefault(column, "0")).orElse(0);
  }
}
