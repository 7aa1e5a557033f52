package dev.faultline.coupon.problem;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every refusal and failure a caller can meet; the name is the stable code of the contract. */
public enum ProblemCode {
  COUPON_EXHAUSTED(HttpStatus.CONFLICT),
  COUPON_NOT_OPEN(HttpStatus.CONFLICT),
  COUPON_ALREADY_REQUESTED(HttpStatus.CONFLICT),
  COUPON_EXPIRED(HttpStatus.GONE),
  COUPON_UNKNOWN(HttpStatus.NOT_FOUND),
  REQUEST_UNKNOWN(HttpStatus.NOT_FOUND),
  LETTER_UNKNOWN(HttpStatus.NOT_FOUND),
  /** The dead letter's state, or what is known of its request, does not allow the act. */
  LETTER_REFUSES(HttpStatus.CONFLICT),
  DISCARD_NOT_ASKED(HttpStatus.CONFLICT),
  /** Whoever asked cannot confirm. */
  SECOND_PERSON_NEEDED(HttpStatus.CONFLICT),
  BAD_REQUEST(HttpStatus.BAD_REQUEST),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
  FORBIDDEN(HttpStatus.FORBIDDEN),
  NOT_FOUND(HttpStatus.NOT_FOUND),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
  /** Shed before anything was written. */
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE),
  /** The store failed before a commit was sent: nothing was written, for sure. */
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  /** A commit was sent and its answer is missing: asking again tells the truth. */
  OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

  private final HttpStatus status;

  ProblemCode(HttpStatus status) {
    this.status = status;
  }

  /** The HTTP status that goes with the code. */
  public HttpStatus status() {
    return status;
  }

  /** Whether the caller should try again, and is told when. */
  public boolean isRetryable() {
    return this == TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE;
  }

  String type() {
    return "urn:faultline:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The general code for a status that the web framework chose. */
  static ProblemCode ofStatus(int status) {
    if (status >= 500) {
      return INTERNAL;
    }
    return Arrays.stream(
            new ProblemCode[] {
              UNAUTHENTICATED,
              FORBIDDEN,
              NOT_FOUND,
              METHOD_NOT_ALLOWED,
              NOT_ACCEPTABLE,
              UNSUPPORTED_MEDIA_TYPE,
              TOO_MANY_REQUESTS
            })
        .filter(code -> code.status.value() == status)
        .findFirst()
        .orElse(BAD_REQUEST);
  }
}
