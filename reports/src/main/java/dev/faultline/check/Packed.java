package dev.faultline.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Values one after the other in few bytes; they are read in the order in which they were put. */
final class Packed {
  private static final int ID_LENGTH = 36;
  private static final byte AS_UUID = 1;
  private static final byte AS_TEXT = 0;

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

  int size() {
    return at;
  }

  boolean hasMore() {
    return at < limit;
  }

  /** What was put, and empty again. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, at);
    at = 0;
    return taken;
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

  /** A text that is likely a UUID: half the bytes then. */
  void putId(String id) {
    if (!isUuid(id)) {
      room(1);
      bytes[at++] = AS_TEXT;
      put(id);
      return;
    }
    room(1 + 2 * Long.BYTES);
    bytes[at++] = AS_UUID;
    long half = 0;
    int digits = 0;
    for (int i = 0; i < ID_LENGTH; i++) {
      int digit = digit(id.charAt(i));
      if (digit >= 0) {
        half = half << 4 | digit;
        digits++;
        if (digits % 2 == 0) {
          bytes[at++] = (byte) half;
        }
      }
    }
  }

  String id() {
    if (bytes[at++] == AS_TEXT) {
      return text();
    }
    return new UUID(eight(), eight()).toString();
  }

  private long eight() {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | (bytes[at++] & 0xFF);
    }
    return number;
  }

  /** Whether a UUID's own form is exactly this text. */
  private static boolean isUuid(String id) {
    if (id.length() != ID_LENGTH) {
      return false;
    }
    for (int i = 0; i < ID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? id.charAt(i) != '-' : digit(id.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int digit(char hex) {
    if (hex >= '0' && hex <= '9') {
      return hex - '0';
    }
    return hex >= 'a' && hex <= 'f' ? hex - 'a' + 10 : -1;
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length * 2));
    }
  }
}
