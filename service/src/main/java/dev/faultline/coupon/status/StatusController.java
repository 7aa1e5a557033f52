package dev.faultline.coupon.status;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells an owner what became of a request; the id of a 202 is there, whichever store is asked. */
@RestController
@ConditionalOnRole(Role.QUERY_API)
final class StatusController {

  private static final Pattern REQUEST_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final RequestTable requests;

  StatusController(RequestTable requests) {
    this.requests = requests;
  }

  @GetMapping("/api/v1/coupons/requests/{requestId}")
  ResponseEntity<RequestStatus> status(
      @AuthenticationPrincipal Jwt token, @PathVariable String requestId) {
    if (!REQUEST_ID.matcher(requestId).matches()) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    var found =
        requests
            .find(UUID.fromString(requestId))
            .orElseThrow(() -> new ProblemException(ProblemCode.REQUEST_UNKNOWN));
    if (!found.owner().equals(token.getSubject())) {
      throw new ProblemException(ProblemCode.FORBIDDEN);
    }
    return answer(found.status());
  }

  private static ResponseEntity<RequestStatus> answer(RequestStatus status) {
    var answer =
        ResponseEntity.ok()
            .eTag(status.entityTag())
            .cacheControl(CacheControl.noCache().cachePrivate());
    if (status.status() == RequestStatus.State.QUEUED) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer.body(status);
  }
}
