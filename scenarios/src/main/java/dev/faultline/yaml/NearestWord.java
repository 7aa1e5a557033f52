package dev.faultline.yaml;

import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
public final class NearestWord {
  private static final int LONGEST = 64;

  private NearestWord() {}

  /** The nearest of the known words, if one is near enough to be meant. */
  public static Optional<String> to(String found, Iterable<String> known) {
    if (found.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> nearest = Optional.empty();
    int least = Math.max(1, found.length() / 3) + 1;
    for (String word : known) {
      int edits = edits(found.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (edits < least) {
        least = edits;
        nearest = Optional.of(word);
      }
    }
    return nearest;
  }

  /** Characters to add, drop, change or swap with their neighbour. */
  private static int edits(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, from, to, i, j);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int cheapest(int[][] edits, String from, String to, int i, int j) {
    int changed = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int least = Math.min(changed, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
