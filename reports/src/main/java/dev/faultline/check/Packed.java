package dev.faultline.check;

import dev.faultline.run.KnownWords;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values one after the other in few bytes; they are read in the order in which they were put. */
final class Packed {
  private static final int ID_LENGTH = 36;
  private static final byte AS_UUID = 1;
  private static final byte AS_TEXT = 0;
  private static final int[] DIGITS = digits();
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int at;
  private int limit;

  /** Empty, to be filled. */
  Packed(int size) {
    bytes = new byte[size];
  }

  /** Filled, to be read. */
  Packed(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.limit = to;
  }

  /** Bytes that were put. */
  int size() {
    return at;
  }

  /** Where the next value is read. */
  int at() {
    return at;
  }

  /** Goes back to where a value was read before. */
  void back(int to) {
    at = to;
  }

  /** Holds the values. */
  byte[] bytes() {
    return bytes;
  }

  boolean hasMore() {
    return at < limit;
  }

  /** What was put. */
  byte[] copy() {
    return Arrays.copyOf(bytes, at);
  }

  /** What was put, in place. */
  ByteBuffer filled() {
    return ByteBuffer.wrap(bytes, 0, at);
  }

  /** Empty again. */
  void clear() {
    at = 0;
  }

  void put(long number) {
    room(10);
    long left = (number << 1) ^ (number >> 63);
    while ((left & ~0x7FL) != 0) {
      bytes[at++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[at++] = (byte) left;
  }

  long number() {
    long number = 0;
    int shift = 0;
    byte part;
    do {
      part = bytes[at++];
      number |= (part & 0x7FL) << shift;
      shift += 7;
    } while (part < 0);
    return (number >>> 1) ^ -(number & 1);
  }

  void put(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    put(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, at, encoded.length);
    at += encoded.length;
  }

  String text() {
    int length = (int) number();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A text that comes again and again: the same string as last time where it is the same text. */
  String word(KnownWords known) {
    int length = (int) number();
    at += length;
    return known.word(bytes, at - length, at);
  }

  /** Goes on after a text without looking at it. */
  void skipText() {
    int length = (int) number();
    at += length;
  }

  /** A text that is likely a UUID: half the bytes then. */
  void putId(String id) {
    room(1 + 2 * Long.BYTES);
    int start = at;
    bytes[at++] = AS_UUID;
    if (!putUuid(id)) {
      at = start;
      bytes[at++] = AS_TEXT;
      put(id);
    }
  }

  /** Whether a UUID's own form was exactly this text; what was put is nothing where it was not. */
  private boolean putUuid(String id) {
    if (id.length() != ID_LENGTH) {
      return false;
    }
    int wrong = 0;
    for (int i = 0; i < ID_LENGTH; ) {
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        wrong |= id.charAt(i++) ^ '-';
        continue;
      }
      char high = id.charAt(i);
      char low = id.charAt(i + 1);
      int pair = (DIGITS[high & 0x7F] << 4) | DIGITS[low & 0x7F];
      wrong |= (pair & ~0xFF) | ((high | low) & ~0x7F);
      bytes[at++] = (byte) pair;
      i += 2;
    }
    return wrong == 0;
  }

  /** An id; the same string as last time where it is the same id. */
  String id(LastId last) {
    return bytes[at++] == AS_TEXT ? text() : last.text(eight(), eight());
  }

  private long eight() {
    at += Long.BYTES;
    return (long) LONGS.get(bytes, at - Long.BYTES);
  }

  /** What each hexadecimal digit stands for, and far too much for what is none. */
  private static int[] digits() {
    int[] digits = new int[0x80];
    Arrays.fill(digits, 0x100);
    for (int digit = 0; digit < 16; digit++) {
      digits[Character.forDigit(digit, 16)] = digit;
    }
    return digits;
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length * 2));
    }
  }
}
