package dev.faultline.coupon.accept;

import dev.faultline.coupon.limit.Admission;
import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.Problems;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint of the rush. */
@RestController
@ConditionalOnRole(Role.ISSUE_API)
final class AcceptController {

  /** The only valid body is a line; more is not read. */
  private static final int MAX_BODY_BYTES = 1_024;

  private final Admission admission;
  private final AcceptDesk desk;
  private final AcceptSettings settings;
  private final AcceptMetrics metrics;
  private final Problems problems;
  private final JsonMapper json;

  AcceptController(
      Admission admission,
      AcceptDesk desk,
      AcceptSettings settings,
      AcceptMetrics metrics,
      Problems problems,
      JsonMapper json) {
    this.admission = admission;
    this.desk = desk;
    this.settings = settings;
    this.metrics = metrics;
    this.problems = problems;
    this.json = json;
  }

  @PostMapping(
      path = "/api/v1/coupons/limited-issue/async",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> request(
      @AuthenticationPrincipal Jwt token, HttpServletRequest http, InputStream body) {
    long start = System.nanoTime();
    String user = Objects.requireNonNull(token.getSubject(), "checked with the token");
    var caller = new Admission.Caller(user, client(token));
    Answer answer = admission.admit(caller, () -> decided(body, user), Answer.Refused::new);
    metrics.answered(answer.code(), Duration.ofNanos(System.nanoTime() - start));
    return switch (answer) {
      case Answer.Accepted(UUID id) -> accepted(id, http);
      case Answer.Duplicate(UUID id) -> repetition(id, "QUEUED", "DUPLICATE");
      case Answer.GivenUp(UUID id) -> repetition(id, "FAILED", "GIVEN_UP");
      case Answer.Refused(ProblemCode reason, Duration retryAfter) ->
          problems.answer(reason, retryAfter);
    };
  }

  private Answer decided(InputStream body, String user) {
    try {
      return couponCode(body)
          .map(code -> desk.request(code, user))
          .orElseGet(() -> new Answer.Refused(ProblemCode.BAD_REQUEST));
    } catch (IOException e) {
      // The caller broke off, or was too slow, within a line of text; nobody reads the answer.
      return new Answer.Refused(ProblemCode.BAD_REQUEST);
    }
  }

  private static String client(Jwt token) {
    return token.getClaims().get("azp") instanceof String name ? name : "";
  }

  private ResponseEntity<Object> accepted(UUID id, HttpServletRequest http) {
    UriComponentsBuilder base =
        settings
            .locationBase()
            .map(UriComponentsBuilder::fromUri)
            .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(http));
    return ResponseEntity.accepted()
        .location(base.path("/api/v1/coupons/requests/{id}").build(id))
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Acknowledgement(id, "QUEUED"));
  }

  private ResponseEntity<Object> repetition(UUID id, String status, String message) {
    if (settings.duplicateIsConflict()) {
      return status.equals("FAILED")
          ? problems.answer(ProblemCode.COUPON_ALREADY_REQUESTED, message)
          : problems.answer(ProblemCode.COUPON_ALREADY_REQUESTED);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Repetition(id, status, true, problems.message(message)));
  }

  private Optional<String> couponCode(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(json.readValue(bytes, CouponRequest.class))
          .map(CouponRequest::couponCode);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  record CouponRequest(String couponCode) {}

  record Acknowledgement(UUID requestId, String status) {}

  record Repetition(UUID requestId, String status, boolean duplicate, String message) {}
}
