package dev.faultline.coupon.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Turns a code into an answer: status, headers, and a detail in the caller's language. */
public final class Problems {

  private final MessageSource messages;
  private final JsonMapper json;
  private final RandomGenerator random;

  Problems(MessageSource messages, JsonMapper json, RandomGenerator random) {
    this.messages = messages;
    this.json = json;
    this.random = random;
  }

  /** The answer for a controller. */
  public ResponseEntity<Object> answer(ProblemCode code) {
    return answer(code, Duration.ZERO);
  }

  /** The same code with another message, where the usual one would not help the user. */
  public ResponseEntity<Object> answer(ProblemCode code, String messageKey) {
    return ResponseEntity.status(code.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(code, messageKey, LocaleContextHolder.getLocale()));
  }

  /** The same, asking a caller who may try again to wait at least this long. */
  public ResponseEntity<Object> answer(ProblemCode code, Duration atLeast) {
    var answer =
        ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (code.isRetryable()) {
      answer.header(HttpHeaders.RETRY_AFTER, retryAfter(atLeast));
    }
    return answer.body(problem(code, LocaleContextHolder.getLocale()));
  }

  /** The same answer where no controller is in play: the security filters. */
  public void write(ProblemCode code, Locale locale, HttpServletResponse response)
      throws IOException {
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (code.isRetryable()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter(Duration.ZERO));
    }
    response.getOutputStream().write(json.writeValueAsBytes(problem(code, locale)));
  }

  /** A message in the caller's language. */
  public String message(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private Problem problem(ProblemCode code, Locale locale) {
    return problem(code, code.name(), locale);
  }

  private Problem problem(ProblemCode code, String messageKey, Locale locale) {
    return new Problem(
        code.type(),
        code.status().getReasonPhrase(),
        code.status().value(),
        code.name(),
        messages.getMessage(messageKey, null, locale));
  }

  /** Up to three seconds more, so that those turned away together do not return together. */
  private String retryAfter(Duration atLeast) {
    return String.valueOf(atLeast.toSeconds() + random.nextInt(1, 4));
  }
}
