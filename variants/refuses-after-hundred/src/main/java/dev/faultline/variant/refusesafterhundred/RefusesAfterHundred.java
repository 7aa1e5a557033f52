package dev.faultline.variant.refusesafterhundred;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers "sold out" to every request for a coupon after its first hundred: {@code
 * no-false-refusal} must say FAIL, although nothing is lost, oversold or slow.
 */
@AutoConfiguration
public class RefusesAfterHundred {
  private static final int FIRST = 100;
  private static final String SOLD_OUT =
      """
      {"type":"about:blank","title":"Conflict","status":409,"code":"COUPON_EXHAUSTED"}""";

  /** The filter that says no. */
  @Bean
  OncePerRequestFilter refusal() {
    Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        ReadRequest read = ReadRequest.of(request);
        AtomicInteger count = asked.computeIfAbsent(read.body(), body -> new AtomicInteger());
        if (!request.getMethod().equals("POST") || count.incrementAndGet() <= FIRST) {
          chain.doFilter(read, response);
          return;
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        response.setContentType("application/problem+json");
        response.getWriter().write(SOLD_OUT);
      }
    };
  }
}
