package dev.faultline.run;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How {@link JsonLinesWriter} writes a record of one type: always the same names in the same order
 * around its values. A line of exactly that form is taken apart here, many times faster than a JSON
 * parser can; any other line, however small the difference, does not fit and is left to the parser.
 */
final class LineShape {
  /** More digits may not fit into a long. */
  private static final int MOST_DIGITS = 18;

  private static final int WORDS = 256;
  private static final int DATE_LENGTH = "2026-01-01".length();
  private static final int TIME_LENGTH = "2026-01-01T00:00:00".length();
  private static final int NANO_DIGITS = 9;

  private final byte[][] before;
  private final boolean[] isText;
  private final long[] numbers;
  private final int[] starts;
  private final int[] ends;
  private final String[] words = new String[WORDS];
  private byte[] line = {};
  private String lastDate = "";
  private long lastDay;

  /** A value of a record: what it is called, and whether it stands in quotes. */
  record Field(String name, boolean isText) {
    static Field number(String name) {
      return new Field(name, false);
    }

    static Field text(String name) {
      return new Field(name, true);
    }
  }

  LineShape(List<Field> fields) {
    List<byte[]> literals = new ArrayList<>();
    String open = "{";
    for (Field field : fields) {
      String literal = open + '"' + field.name() + "\":" + (field.isText() ? "\"" : "");
      literals.add(literal.getBytes(StandardCharsets.US_ASCII));
      open = ",";
    }
    before = literals.toArray(byte[][]::new);
    isText = new boolean[fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      isText[i] = fields.get(i).isText();
    }
    numbers = new long[fields.size()];
    starts = new int[fields.size()];
    ends = new int[fields.size()];
    Arrays.fill(words, "");
  }

  /** Takes a line apart; false if it has another form. */
  boolean fits(byte[] bytes, int from, int to) {
    line = bytes;
    int at = from;
    for (int field = 0; field < before.length; field++) {
      byte[] literal = before[field];
      int value = at + literal.length;
      if (value > to || !Arrays.equals(bytes, at, value, literal, 0, literal.length)) {
        return false;
      }
      at = isText[field] ? text(field, value, to) : number(field, value, to);
      if (at < 0) {
        return false;
      }
    }
    return at == to - 1 && bytes[at] == '}';
  }

  /** Where a number ends; below 0 if there is none that fits. */
  private int number(int field, int from, int to) {
    long number = 0;
    int at = from;
    while (at < to && line[at] >= '0' && line[at] <= '9') {
      number = number * 10 + line[at] - '0';
      at++;
    }
    int digits = at - from;
    boolean padded = digits > 1 && line[from] == '0';
    numbers[field] = number;
    return digits == 0 || digits > MOST_DIGITS || padded ? -1 : at;
  }

  /** Where a text ends, after its quote; below 0 if it needs more than copying. */
  private int text(int field, int from, int to) {
    int at = from;
    while (at < to && line[at] != '"') {
      // Control characters, and everything beyond ASCII, which is negative here.
      if (line[at] < ' ' || line[at] == '\\') {
        return -1;
      }
      at++;
    }
    starts[field] = from;
    ends[field] = at;
    return at < to ? at + 1 : -1;
  }

  long number(int field) {
    return numbers[field];
  }

  String text(int field) {
    return new String(
        line, starts[field], ends[field] - starts[field], StandardCharsets.ISO_8859_1);
  }

  /** A text that comes again and again: the same string each time. */
  String word(int field) {
    int hash = 0;
    for (int at = starts[field]; at < ends[field]; at++) {
      hash = 31 * hash + line[at];
    }
    int slot = (hash ^ (hash >>> 16)) & (WORDS - 1);
    if (!isWord(words[slot], field)) {
      words[slot] = text(field);
    }
    return words[slot];
  }

  private boolean isWord(String word, int field) {
    int length = ends[field] - starts[field];
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word.charAt(i) != line[starts[field] + i]) {
        return false;
      }
    }
    return true;
  }

  /** A time as ISO 8601 has it, in UTC. */
  Instant instant(int field) {
    int from = starts[field];
    int length = ends[field] - from;
    if (length < TIME_LENGTH + 1
        || length > TIME_LENGTH + 2 + NANO_DIGITS
        || line[ends[field] - 1] != 'Z'
        || line[from + DATE_LENGTH] != 'T'
        || line[from + 13] != ':'
        || line[from + 16] != ':') {
      return Instant.parse(text(field));
    }
    int hour = two(from + 11);
    int minute = two(from + 14);
    int second = two(from + 17);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("there is no such time: " + text(field));
    }
    return Instant.ofEpochSecond(
        ((day(from) * 24 + hour) * 60 + minute) * 60 + second,
        nanos(from + TIME_LENGTH, ends[field] - 1, field));
  }

  private long nanos(int from, int to, int field) {
    if (from == to) {
      return 0;
    }
    int digits = to - from - 1;
    if (line[from] != '.' || digits == 0) {
      throw new DateTimeException("there is no such time: " + text(field));
    }
    long nanos = 0;
    for (int i = 1; i <= NANO_DIGITS; i++) {
      nanos = nanos * 10 + (i <= digits ? digit(from + i) : 0);
    }
    return nanos;
  }

  private long day(int from) {
    if (!lastDate.regionMatches(0, date(from), 0, DATE_LENGTH)) {
      lastDate = date(from);
      lastDay = LocalDate.parse(lastDate).toEpochDay();
    }
    return lastDay;
  }

  private String date(int from) {
    return new String(line, from, DATE_LENGTH, StandardCharsets.ISO_8859_1);
  }

  private int two(int at) {
    return digit(at) * 10 + digit(at + 1);
  }

  private int digit(int at) {
    int digit = line[at] - '0';
    if (digit < 0 || digit > 9) {
      throw new DateTimeException("a time has digits only, not " + (char) line[at]);
    }
    return digit;
  }
}
