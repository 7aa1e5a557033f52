package dev.faultline.coupon.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the login form: too many attempts, or too many at once, get 429 and a time. */
final class LoginThrottle extends OncePerRequestFilter {

  /** A hash costs a tenth of a second of a core, and the worker has better use for its cores. */
  private static final int HASHES_AT_ONCE = 2;

  private static final long WAIT_FOR_TURN_SECONDS = 2;

  private final LoginGuard guard;
  private final Semaphore turns = new Semaphore(HASHES_AT_ONCE);

  LoginThrottle(LoginGuard guard) {
    this.guard = guard;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !("POST".equals(request.getMethod())
        && AdminChains.LOGIN.equals(request.getServletPath()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isTurn()) {
      refuse(Duration.ofSeconds(WAIT_FOR_TURN_SECONDS), request, response);
      return;
    }
    try {
      Optional<Duration> wait = guard.mustWait(name(request), request.getRemoteAddr());
      if (wait.isPresent()) {
        refuse(wait.get(), request, response);
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      turns.release();
    }
  }

  static String name(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getParameter("username"), "");
  }

  private boolean isTurn() {
    try {
      return turns.tryAcquire(WAIT_FOR_TURN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void refuse(
      Duration wait, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(429);
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
    request.setAttribute("waitSeconds", wait.toSeconds() + 1);
    request.getRequestDispatcher(AdminChains.LOGIN_REFUSED).forward(request, response);
  }
}
