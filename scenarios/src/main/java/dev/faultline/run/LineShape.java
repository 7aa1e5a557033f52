package dev.faultline.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long SPACES = (ONES * ' ') << Byte.SIZE;
  private static final int DATE_LENGTH = "2026-01-01".length();
  private static final int TIME_LENGTH = "2026-01-01T00:00:00".length();
  private static final int NANO_DIGITS = 9;

  private final byte[][] before;
  private final boolean[] isText;
  private final long[] numbers;
  private final int[] starts;
  private final int[] ends;
  private final KnownWords words = new KnownWords();
  private byte[] line = {};
  private byte[] lastDate = {};
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
    while (at + Long.BYTES <= to) {
      long found = notPlain((long) LONGS.get(line, at));
      if (found != 0) {
        at += Long.numberOfTrailingZeros(found) >>> 3;
        return end(field, from, at);
      }
      at += Long.BYTES;
    }
    while (at < to && notPlain((line[at] & 0xFFL) | SPACES) == 0) {
      at++;
    }
    return at < to ? end(field, from, at) : -1;
  }

  /**
   * The highest bit of every byte that is no plain character: a quote, a backslash, a control
   * character, anything beyond ASCII. Only the lowest bit that is set can be relied on.
   */
  private static long notPlain(long eight) {
    long quotes = eight ^ (ONES * '"');
    long slashes = eight ^ (ONES * '\\');
    long controls = (eight - (ONES * ' ')) & ~eight;
    return (((quotes - ONES) & ~quotes) | ((slashes - ONES) & ~slashes) | controls | eight) & HIGHS;
  }

  private int end(int field, int from, int at) {
    starts[field] = from;
    ends[field] = at;
    return line[at] == '"' ? at + 1 : -1;
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
    return words.word(line, starts[field], ends[field]);
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
    if (!Arrays.equals(lastDate, 0, lastDate.length, line, from, from + DATE_LENGTH)) {
      String date = new String(line, from, DATE_LENGTH, StandardCharsets.ISO_8859_1);
      lastDay = LocalDate.parse(date).toEpochDay();
      lastDate = Arrays.copyOfRange(line, from, from + DATE_LENGTH);
    }
    return lastDay;
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
