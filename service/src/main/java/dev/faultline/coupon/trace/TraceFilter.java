package dev.faultline.coupon.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts the caller's W3C trace id, or a new one, beside every log line of the request, and returns
 * it so that a user can name it. It makes no spans: nothing here collects them, and a span per
 * request costs more than the whole answer from memory.
 */
final class TraceFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** The name that log collectors expect (ECS). */
  static final String KEY = "trace.id";

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");
  private static final int TRACEPARENT_MAX_LENGTH = 128;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String traceId = traceId(request.getHeader("traceparent"));
    response.setHeader("X-Trace-Id", traceId);
    MDC.put(KEY, traceId);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }

  static String traceId(@Nullable String traceparent) {
    if (traceparent != null && traceparent.length() <= TRACEPARENT_MAX_LENGTH) {
      var given = TRACEPARENT.matcher(traceparent);
      if (given.matches()) {
        return given.group(1);
      }
    }
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    // Never all zero: the lowest bit of the second half is set.
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
  }
}
