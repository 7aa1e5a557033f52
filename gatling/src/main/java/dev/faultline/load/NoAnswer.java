package dev.faultline.load;

import io.gatling.http.client.impl.PrematureCloseException;
import io.gatling.http.client.impl.RequestTimeoutException;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a request got no answer, told from the exception itself and never guessed. */
enum NoAnswer {
  /** Nobody listened: nothing was sent. The only kind that says for sure that nothing happened. */
  CONNECT_REFUSED,
  /** No connection in time. */
  CONNECT_TIMEOUT,
  /** No answer in time. */
  REQUEST_TIMEOUT,
  /**
   * The other side ended the connection before its answer was complete. Gatling's client hides
   * whether it was cut off (reset) or closed in good order; either way the request may have worked.
   */
  CLOSED,
  /** Something else went wrong on the way. */
  OTHER,
  /** There was neither an answer nor an exception. */
  NO_ANSWER;

  /** The code in the calls file. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static NoAnswer of(Optional<Throwable> thrown) {
    return thrown.map(NoAnswer::of).orElse(NO_ANSWER);
  }

  private static NoAnswer of(Throwable thrown) {
    Throwable root = thrown;
    for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return switch (root) {
      case RequestTimeoutException timeout -> REQUEST_TIMEOUT;
      case ConnectTimeoutException timeout -> CONNECT_TIMEOUT;
      case ConnectException refused when says(refused, "connection refused") -> CONNECT_REFUSED;
      case PrematureCloseException closed -> CLOSED;
      default -> OTHER;
    };
  }

  private static boolean says(Throwable thrown, String words) {
    @Nullable String message = thrown.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
