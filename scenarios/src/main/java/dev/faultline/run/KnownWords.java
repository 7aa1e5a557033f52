package dev.faultline.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts that come again and again, such as states: each is made of its bytes once. */
public final class KnownWords {
  private static final int MOST = 256;

  private final byte[][] bytes = new byte[MOST][];
  private final String[] words = new String[MOST];

  /** Knows the empty text only. */
  public KnownWords() {
    Arrays.fill(bytes, new byte[0]);
    Arrays.fill(words, "");
  }

  /** The text of some bytes in UTF-8; most often the same string as last time. */
  public String word(byte[] in, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + in[at];
    }
    int slot = (hash ^ (hash >>> 16)) & (MOST - 1);
    byte[] known = bytes[slot];
    if (!Arrays.equals(known, 0, known.length, in, from, to)) {
      bytes[slot] = Arrays.copyOfRange(in, from, to);
      words[slot] = new String(in, from, to - from, StandardCharsets.UTF_8);
    }
    return words[slot];
  }
}
