package dev.faultline.evidence;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A setting that changed.
 *
 * @param before {@code (none)} where there was none
 * @param now {@code (none)} where there is none any more
 */
record Difference(String before, String now) {
  private static final String NONE = "(none)";

  static Map<String, Difference> between(Map<String, String> before, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    Map<String, Difference> changed = new TreeMap<>();
    for (String name : names) {
      Difference difference =
          new Difference(before.getOrDefault(name, NONE), now.getOrDefault(name, NONE));
      if (!Objects.equals(difference.before(), difference.now())) {
        changed.put(name, difference);
      }
    }
    return changed;
  }
}
