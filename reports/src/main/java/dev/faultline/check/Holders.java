package dev.faultline.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All holders of a run, gathered from calls and stores. */
final class Holders implements AutoCloseable {
  /** Identity of a holder. */
  private record Key(String coupon, String user) {}

  private final Map<Key, Holder> holders = new LinkedHashMap<>();

  /** The holder of that coupon and user, made when first asked for. */
  Holder of(String coupon, String user) {
    return holders.computeIfAbsent(new Key(coupon, user), key -> new Holder(coupon, user));
  }

  /** Shows every holder once, always in the same order for the same run. */
  void forEach(Consumer<Holder> seen) {
    holders.values().forEach(seen);
  }

  @Override
  public void close() {
    holders.clear();
  }
}
