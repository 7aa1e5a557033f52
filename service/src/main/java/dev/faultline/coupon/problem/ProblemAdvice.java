package dev.faultline.coupon.problem;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The edge where whatever rose becomes an answer, and is logged once if it is our fault. */
@RestControllerAdvice
@ConditionalOnRole({Role.ISSUE_API, Role.WORKER, Role.QUERY_API})
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Object> problem(ProblemException e) {
    return problems.answer(e.code());
  }

  /** A query that is no text, or that the firewall refuses, met where its parameters are read. */
  @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
  ResponseEntity<Object> unreadable() {
    return problems.answer(ProblemCode.BAD_REQUEST);
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Object> store(NestedRuntimeException e) {
    LOG.warn("the store failed a read: {}", String.valueOf(e.getMostSpecificCause()));
    return problems.answer(ProblemCode.STORE_UNAVAILABLE);
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception e) {
    LOG.error("a request ended in an unexpected error", e);
    return problems.answer(ProblemCode.INTERNAL);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var answer = problems.answer(ProblemCode.ofStatus(status.value()));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .headers(headers)
        .body(answer.getBody());
  }
}
