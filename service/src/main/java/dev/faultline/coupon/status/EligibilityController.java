package dev.faultline.coupon.status;

import dev.faultline.coupon.broker.AcceptedCoupon;
import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import dev.faultline.coupon.problem.Problems;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pre-check: spares a hopeless request, promises nothing. */
@RestController
@ConditionalOnRole(Role.QUERY_API)
final class EligibilityController {

  private final CouponTable coupons;
  private final Problems problems;

  EligibilityController(CouponTable coupons, Problems problems) {
    this.coupons = coupons;
    this.problems = problems;
  }

  // A coupon named "requests" would share its path with the requests; those have it.
  @GetMapping("/api/v1/coupons/{code:(?!requests$).+}/eligibility")
  ResponseEntity<Eligibility> eligibility(
      @AuthenticationPrincipal Jwt token, @PathVariable String code) {
    if (!AcceptedCoupon.CODE.matcher(code).matches()) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    String user = Objects.requireNonNull(token.getSubject(), "checked with the token");
    CouponView coupon =
        coupons
            .find(code, user)
            .orElseThrow(() -> new ProblemException(ProblemCode.COUPON_UNKNOWN));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Eligibility.of(coupon, problems.message(coupon.messageKey())));
  }
}
