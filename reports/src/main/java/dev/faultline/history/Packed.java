package dev.faultline.history;

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
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_HALVES = ONES * 0x0F;

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

  /** Whether a UUID's own form is exactly this text; it was put only then. */
  private boolean putUuid(String id) {
    if (id.length() != ID_LENGTH) {
      return false;
    }
    byte[] text = id.getBytes(StandardCharsets.ISO_8859_1);
    long first = number((long) LONGS.get(text, 0));
    long second = number(pair((int) INTS.get(text, 9), (int) INTS.get(text, 14)));
    long third = number(pair((int) INTS.get(text, 19), (int) INTS.get(text, 24)));
    long fourth = number((long) LONGS.get(text, 28));
    int dashes = (text[8] ^ '-') | (text[13] ^ '-') | (text[18] ^ '-') | (text[23] ^ '-');
    if (dashes != 0 || (first | second | third | fourth) < 0) {
      return false;
    }
    putEight(pair((int) first, (int) second));
    putEight(pair((int) third, (int) fourth));
    return true;
  }

  private static long pair(int high, int low) {
    return ((long) high << Integer.SIZE) | Integer.toUnsignedLong(low);
  }

  /** The number that eight hexadecimal digits stand for; below 0 if any is none. */
  private static long number(long digits) {
    // Letters, and nothing else that can be right, have the bit 6; their own low bits begin at 1.
    long values = (digits & LOW_HALVES) + ((digits >>> 6) & ONES) * 9;
    long letters = ((values + ONES * 6) >>> 4) & ONES;
    long back = values + ONES * '0' + letters * ('a' - 10 - '0');
    boolean exact = back == digits && (values & ~LOW_HALVES) == 0;
    return exact ? Long.compress(values, LOW_HALVES) : -1;
  }

  /** An id; the same string as last time where it is the same id. */
  String id(LastId last) {
    return bytes[at++] == AS_TEXT ? text() : last.text(eight(), eight());
  }

  /** A large number, faster than {@link #put(long)}. */
  void putEight(long number) {
    room(Long.BYTES);
    LONGS.set(bytes, at, number);
    at += Long.BYTES;
  }

  long eight() {
    at += Long.BYTES;
    return (long) LONGS.get(bytes, at - Long.BYTES);
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length * 2));
    }
  }
}
