package dev.faultline.history;

import dev.faultline.run.KnownWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The holders of a part, in the order in which they were first named. They are found by the bytes
 * that name them, so that texts are made of each name only once.
 */
final class HolderTable {
  private static final int FIRST_SLOTS = 1 << 10;

  private final List<Name> names = new ArrayList<>();
  private final List<Holder> holders = new ArrayList<>();
  private final KnownWords coupons = new KnownWords();

  /** One above the number of a holder; 0 where there is none. */
  private int[] slots = new int[FIRST_SLOTS];

  /** Where the name of a holder was first read. */
  private static final class Name {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int hash;

    Name(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      int sum = 0;
      for (int at = from; at < to; at++) {
        sum = 31 * sum + bytes[at];
      }
      hash = sum * 0x9E3779B9;
    }

    boolean isSame(Name other) {
      return hash == other.hash
          && Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
    }
  }

  /** Every holder. */
  List<Holder> holders() {
    return holders;
  }

  /** Takes a name, and finds or makes who has it. */
  Holder next(Packed in) {
    int from = in.at();
    in.skipText();
    in.skipText();
    Name name = new Name(in.bytes(), from, in.at());
    int slot = slot(name);
    if (slots[slot] == 0) {
      in.back(from);
      names.add(name);
      holders.add(new Holder(in.word(coupons), in.text()));
      slots[slot] = holders.size();
      if (holders.size() > slots.length / 2) {
        grow();
      }
      return holders.getLast();
    }
    return holders.get(slots[slot] - 1);
  }

  /** Where a name is, or would be. */
  private int slot(Name name) {
    int slot = name.hash >>> Integer.numberOfLeadingZeros(slots.length - 1);
    while (slots[slot] != 0 && !names.get(slots[slot] - 1).isSame(name)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int number = 0; number < names.size(); number++) {
      slots[slot(names.get(number))] = number + 1;
    }
  }
}
