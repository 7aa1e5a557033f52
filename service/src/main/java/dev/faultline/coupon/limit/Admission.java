package dev.faultline.coupon.limit;

import dev.faultline.coupon.problem.ProblemCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The door: who asks too often, or comes when too many are inside, is told so at once. */
public final class Admission {

  private final TokenBuckets users;
  private final TokenBuckets clients;
  private final Semaphore inside;

  /**
   * @param inside one permit for each request that may be under way
   */
  Admission(TokenBuckets users, TokenBuckets clients, Semaphore inside) {
    this.users = users;
    this.clients = clients;
    this.inside = inside;
  }

  /**
   * Does the work if the door is open for this caller.
   *
   * @param refused makes the answer if it is not; nothing was done then
   */
  public <T> T admit(Caller caller, Supplier<T> work, Refusal<T> refused) {
    Duration wait = users.take(caller.user());
    if (wait.isZero()) {
      wait = clients.take(caller.client());
    }
    if (!wait.isZero()) {
      return refused.because(ProblemCode.TOO_MANY_REQUESTS, wait);
    }
    if (!inside.tryAcquire()) {
      return refused.because(ProblemCode.OVERLOADED, Duration.ZERO);
    }
    try {
      return work.get();
    } finally {
      inside.release();
    }
  }

  /**
   * Who asks.
   *
   * @param user the token's subject
   * @param client the application that the token was given to; empty if the token does not say
   */
  public record Caller(String user, String client) {}

  /** Makes the answer for somebody who stays outside. */
  @FunctionalInterface
  public interface Refusal<T> {

    /** The answer, with the time after which asking again makes sense; zero if nobody can tell. */
    T because(ProblemCode code, Duration wait);
  }
}
