package dev.faultline.coupon.status;

import dev.faultline.coupon.reading.Dated;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows users what they have and what is on its way to them. */
@RestController
@ConditionalOnRole(Role.QUERY_API)
final class MyCouponsController {

  /** Nobody reads more, and an answer has to stay small. */
  private static final int MOST = 200;

  private final RequestTable requests;

  MyCouponsController(RequestTable requests) {
    this.requests = requests;
  }

  @GetMapping("/api/v1/users/me/coupons")
  ResponseEntity<MyCoupons> coupons(@AuthenticationPrincipal Jwt token) {
    String user = Objects.requireNonNull(token.getSubject(), "checked with the token");
    Dated<List<RequestStatus>> found = requests.ofUser(user, MOST);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new MyCoupons(found.value(), found.asOf()));
  }

  /**
   * A user's coupons.
   *
   * @param coupons newest first
   * @param asOf nothing that was asked for until then is missing
   */
  record MyCoupons(List<RequestStatus> coupons, Instant asOf) {
    MyCoupons {
      coupons = List.copyOf(coupons);
    }
  }
}
