package dev.faultline.load;

import dev.faultline.token.TokenMint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Signs tokens before their arrival comes, on a thread of its own and a bounded number ahead, so
 * that signing delays nobody. If it falls behind all the same, the arrival signs for itself: that
 * is counted, and shows in its start lag.
 */
final class TokensAhead implements AutoCloseable {
  private static final String TAKEN_BEFORE = "";

  private final Arrivals arrivals;
  private final TokenMint mint;
  private final long all;
  private final Semaphore room;
  private final Map<Long, String> ready = new ConcurrentHashMap<>();
  private final LongAdder late = new LongAdder();
  private final Thread signer =
      Thread.ofPlatform().daemon().name("faultline-tokens").unstarted(this::sign);

  TokensAhead(Arrivals arrivals, TokenMint mint, int most) {
    this(arrivals, mint, most, Long.MAX_VALUE);
  }

  /**
   * @param all how many arrivals there are; none after them needs a token
   */
  TokensAhead(Arrivals arrivals, TokenMint mint, int most, long all) {
    this.arrivals = arrivals;
    this.mint = mint;
    this.all = all;
    this.room = new Semaphore(most);
  }

  void start() {
    signer.start();
  }

  /** The token of an arrival's user; each arrival asks once. */
  String take(Arrival arrival) {
    String token = ready.putIfAbsent(arrival.number(), TAKEN_BEFORE);
    if (token == null) {
      late.increment();
      return mint.mint(arrival.user());
    }
    ready.remove(arrival.number());
    room.release();
    return token;
  }

  /** Arrivals that had to sign for themselves. */
  long late() {
    return late.sum();
  }

  private void sign() {
    try {
      for (long number = 0; number < all; number++) {
        room.acquire();
        if (ready.containsKey(number)
            || ready.putIfAbsent(number, mint.mint(arrivals.at(number).user())) != null) {
          ready.remove(number);
          room.release();
        }
      }
    } catch (InterruptedException e) {
      // Closed: no more tokens are wanted.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    signer.interrupt();
  }
}
